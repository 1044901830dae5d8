/** First and last four hex digits, `90c2⋯7f15`. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}⋯${hash.slice(-4)}`
}
