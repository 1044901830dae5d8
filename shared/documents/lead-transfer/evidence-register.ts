import { chinaDate } from '../../domain/china-time.ts'
import type { Evidence, Inspection } from '../../domain/inspection.ts'
import type { TableRow } from '../../typesetting/blocks.ts'
import { label, middle, value } from '../parts/form-rows.ts'
import { momentWords } from '../parts/moments.ts'
import type { EvidenceEntry } from './input.ts'

/** The 证据清单: one file after the other, each with the hash that identifies it. */

/** Files that count, in the order of capture: withdrawn ones and drawn signatures are none. */
export function evidenceOf({ evidence, officers }: Pick<Inspection, 'evidence' | 'officers'>) {
  return evidence
    .filter(({ withdrawn, source }) => !withdrawn && source !== 'signature')
    .toSorted((a, b) => (a.capturedAt < b.capturedAt ? -1 : a.capturedAt > b.capturedAt ? 1 : 0))
    .map(
      (piece): EvidenceEntry => ({
        name: (piece.caption.trim() || piece.name).slice(0, 300),
        kind: kindOf(piece),
        size: piece.size,
        sha256: piece.id,
        capturedAt: momentWords(piece.capturedAt),
        capturedBy: officers.find(({ id }) => id === piece.by)?.name ?? '',
      }),
    )
}

/** 照片, 视频, 录音 or 文件, by what the file is. */
function kindOf({ mediaType, source }: Pick<Evidence, 'mediaType' | 'source'>): string {
  if (mediaType.startsWith('video/')) return '视频'
  if (mediaType.startsWith('audio/')) return '录音'
  if (mediaType.startsWith('image/')) return source === 'camera' ? '照片' : '图片'
  return '电子文件'
}

/** 209715200 → `200 MB`; sizes are those of the file, in steps of 1,024. */
export function sizeWords(bytes: number): string {
  const steps = ['字节', 'KB', 'MB', 'GB']
  let amount = bytes
  let step = 0
  while (amount >= 1024 && step < steps.length - 1) {
    amount /= 1024
    step += 1
  }
  const text =
    step === 0 || amount >= 100 ? String(Math.round(amount)) : amount.toFixed(1).replace(/\.0$/, '')
  return `${text} ${steps[step]}`
}

/** The whole hash in two lines of four groups, so that it can be compared by eye. */
function grouped(sha256: string): string {
  const groups = sha256.match(/.{8}/g) ?? [sha256]
  return `${groups.slice(0, 4).join(' ')}\n${groups.slice(4).join(' ')}`
}

/** Rows of the register: two for each file, the second with its whole hash. */
export const registerRows = (evidence: readonly EvidenceEntry[]): TableRow[] => [
  { part: 'head', cells: ['序号', '名称', '种类', '大小', '取得时间和取得人'].map((name) => label(name)) },
  ...evidence.flatMap((entry, index): TableRow[] => [
    {
      cells: [
        middle(String(index + 1)),
        value(entry.name),
        middle(entry.kind),
        middle(sizeWords(entry.size)),
        value(entry.capturedBy === '' ? entry.capturedAt : `${entry.capturedAt}，${entry.capturedBy}`),
      ],
    },
    { cells: [middle(''), middle('校验值（SHA-256）'), value(grouped(entry.sha256), 3)] },
  ]),
]

/** ISO date of the visit, or of the end where nobody went. */
export const inspectedOn = ({ arrival, conclusion }: Pick<Inspection, 'arrival' | 'conclusion'>): string =>
  chinaDate(arrival?.at ?? conclusion!.endedAt)
