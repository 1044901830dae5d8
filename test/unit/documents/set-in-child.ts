import { sha256Hex } from '../../../shared/domain/canonical.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { letterOf, printable } from '../../bench/letter.ts'
import { bundledFontSet } from '../../tools/fonts.ts'

// Started by same-bytes.test.ts as a process of its own: prints the hash of every paper and the clock it runs under.
const typesetter = new Typesetter(bundledFontSet())
const papers = [0, 1, 2].map((index) => printable(letterOf(index)))
const hashes: string[] = []
for (const paper of papers) hashes.push(sha256Hex((await typesetter.typeset(paper)).bytes))
hashes.push(sha256Hex((await typesetter.typesetMany(papers, { title: '三份' })).bytes))
const clock = `${new Date(0).getHours()} ${Intl.DateTimeFormat().resolvedOptions().locale}`
console.log(JSON.stringify({ hashes, clock }))
