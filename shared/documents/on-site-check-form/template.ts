import { chinaDate } from '../../domain/china-time.ts'
import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { representativeNames } from '../parts/addressed.ts'
import { lastSignature, partySigned, signedNames } from '../parts/attendance.ts'
import { countWords, isClean, itemParagraphs } from '../parts/findings-wording.ts'
import { codeLabelText, opinionRow, pairRow, wideRow } from '../parts/form-rows.ts'
import { entityKindNames } from '../parts/input-parts.ts'
import { spanWords } from '../parts/moments.ts'
import { paperHead } from '../parts/paper.ts'
import { officerWords } from '../parts/visit.ts'
import { blankDate, chineseDate, chineseOrdinal, withoutEndMark } from '../parts/wording.ts'
import type { OnSiteCheckFormInput } from './input.ts'

/** Raised whenever wording or order of the form changes. */
export const onSiteCheckFormVersion = 1
export const onSiteCheckFormTitle = '实地检查记录表'

/** Composes the form. Pure: the same input gives the same blocks. */
export function onSiteCheckForm(input: OnSiteCheckFormInput): PrintableDocument {
  const { subject } = input
  const title = `${entityKindNames[subject.kind]}${input.aboutDisclosure ? '公示信息' : ''}${onSiteCheckFormTitle}`
  return {
    ...paperHead(input, {
      title: `${title}（${subject.name}）`,
      template: `on-site-check-form@${onSiteCheckFormVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'title', text: title },
      { kind: 'table', grid: 'visit-pairs', rows: [...identityRows(input), ...signatureRows(input)] },
    ],
  }
}

function identityRows(input: OnSiteCheckFormInput): TableRow[] {
  const { officers, subject } = input
  return [
    wideRow(
      `${subject.kind === 'individual' ? '个体工商户' : subject.kind === 'cooperative' ? '合作社' : '企业'}名称`,
      subject.name,
    ),
    pairRow(
      [codeLabelText(subject.codeLabel), subject.code],
      [representativeNames[subject.kind].replace('（', '\n（'), subject.representative],
    ),
    wideRow('检查实施\n机关', input.organ),
    wideRow('检查地点', input.place),
    wideRow('检查时间', spanWords(input.begun, input.ended)),
    wideRow('检查人', officers.map(officerWords).join('\n')),
    wideRow('检查情况', situation(input)),
    wideRow('备注', input.remarks),
  ]
}

/** Whether somebody was met, then matter by matter, then the result. */
function situation({ matters, met, result }: OnSiteCheckFormInput): string {
  const place =
    met === null
      ? '到达检查地点时，未见到当事人或者能代表当事人的人。'
      : `到达检查地点时，与${met === '' ? '被检查单位的人员' : met}取得联系。`
  return [
    place,
    ...matters.flatMap((matter, index) => [
      `${chineseOrdinal(index + 1)}、${matter.matter}${matter.department === null ? '' : `（${matter.department}）`}。${countWords(matter)}`,
      ...itemParagraphs(matter.items),
    ]),
    ...(isClean(matters) ? ['未发现问题。'] : []),
    ...(result === '' ? [] : [`检查结果：${withoutEndMark(result)}。`]),
  ].join('\n')
}

function signatureRows({ officers, party }: OnSiteCheckFormInput): TableRow[] {
  const last = lastSignature(officers)
  const dated = (at: string | null): string => (at === null ? blankDate : chineseDate(chinaDate(at)))
  return [
    opinionRow('被检查单位\n盖章或者\n负责人签字', party?.note ?? '', {
      signature: `签字或者盖章：${partySigned(party?.signer ?? '')}`,
      date: dated(party?.signer ? party.at : null),
    }),
    opinionRow('检查人签字', '', {
      signature: `检查人（签字）：${signedNames(officers)}`,
      date: dated(last),
    }),
    opinionRow('见证人签字', party?.witness ?? '', {
      signature: '见证人（签字）：',
      date: blankDate,
    }),
  ]
}
