/** One law with its articles, as it is cited: 《市场主体登记管理条例》, 第三十八条、第三十九条. */
const citedLaw = /(《[^》]+》)([^《]*)/g

/**
 * Merges citations into one entry per law, in the order in which the laws first appear; articles are not repeated.
 * A text without a law's name stays as it is.
 */
export function mergeCitations(citations: readonly string[]): string[] {
  const laws = new Map<string, string[]>()
  const others: string[] = []
  for (const citation of citations) {
    const found = [...citation.matchAll(citedLaw)]
    if (found.length === 0 && citation.trim() !== '') others.push(citation)
    for (const [, law, tail] of found) {
      const articles = laws.get(law!) ?? []
      laws.set(law!, articles)
      for (const article of tail!.split(/[、，]/)) {
        const name = article.trim()
        if (name !== '' && !articles.includes(name)) articles.push(name)
      }
    }
  }
  return [...[...laws].map(([law, articles]) => `${law}${articles.join('、')}`), ...others]
}
