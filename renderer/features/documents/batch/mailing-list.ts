import writeExcelFile, { type Cell } from 'write-excel-file/browser'
import type { Business } from '../../../../shared/domain/business.ts'

/** One letter of the list. */
interface MailingLine {
  readonly business: Pick<Business, 'name' | 'code' | 'registeredAddress' | 'legalRepresentative' | 'phone'>
  /** 挂号信, EMS. */
  readonly channel: string
  /** 文号; empty for a draft. */
  readonly number: string
}

const columns = [
  { head: '序号', width: 6 },
  { head: '企业名称', width: 40 },
  { head: '统一社会信用代码', width: 22 },
  { head: '收件地址', width: 48 },
  { head: '收件人', width: 14 },
  { head: '电话', width: 16 },
  { head: '邮件种类', width: 10 },
  { head: '文号', width: 26 },
  // Filled in at the counter of the post office.
  { head: '邮件号', width: 18 },
]

/** 邮寄清单 as XLSX. Codes and numbers of telephones are text, so that no program turns them into figures. */
export async function mailingList(lines: readonly MailingLine[]): Promise<Uint8Array> {
  const text = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top' })
  const rows = lines.map(({ business, channel, number }, index): Cell[] => [
    { value: index + 1, type: Number, alignVertical: 'top' },
    ...[
      business.name,
      business.code,
      business.registeredAddress,
      business.legalRepresentative,
      business.phone,
      channel,
      number,
      '',
    ].map(text),
  ])
  const heads = columns.map(({ head }): Cell => ({ value: head, fontWeight: 'bold' }))
  const blob = await writeExcelFile([heads, ...rows], {
    columns: columns.map(({ width }) => ({ width })),
    sheet: '邮寄清单',
    stickyRowsCount: 1,
  }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
