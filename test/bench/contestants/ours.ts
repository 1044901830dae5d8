import { Typesetter } from '../../../shared/typesetting/index.ts'
import { printable } from '../letter.ts'
import type { BenchFaces, Contestant } from './contestant.ts'

export function ours({ body, title }: BenchFaces): Contestant {
  const typesetter = new Typesetter({
    id: 'bench',
    faces: {
      fangsong: { name: 'NotoSerifSC-Regular', bytes: body },
      title: { name: 'NotoSerifSC-Black', bytes: title },
    },
  })
  return {
    name: 'ours',
    one: async (letter) => (await typesetter.typeset(printable(letter))).bytes,
    batch: async (letters) =>
      (await typesetter.typesetMany(letters.map(printable), { title: 'bench' })).bytes,
  }
}
