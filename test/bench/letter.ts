import type { PrintableDocument } from '../../shared/typesetting/index.ts'

/** The text that every contestant sets: a letter of one page, with what differs from letter to letter. */
export interface Letter {
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly paragraphs: readonly string[]
  readonly closing: readonly string[]
}

const districts = ['东海', '泉秀', '丰泽', '华大', '北峰', '城东', '清源', '东湖']
const trades = ['餐饮管理', '文化传播', '供应链管理', '建筑工程', '信息技术', '贸易', '机械设备', '服装织造']

export function letterOf(index: number): Letter {
  const district = districts[index % districts.length]!
  const trade = trades[Math.floor(index / districts.length) % trades.length]!
  const serial = String(index + 1).padStart(4, '0')
  const name = `泉州市丰泽区${district}第${serial}号某某${trade}有限公司`
  return {
    title: '住所（经营场所）核查专用信函',
    number: `泉丰市监核函〔2026〕${index + 1}号`,
    addressee: `${name}：`,
    paragraphs: [
      '根据《中华人民共和国市场主体登记管理条例》和《企业经营异常名录管理暂行办法》的规定，我局对你单位登记的住所（经营场所）进行核查。',
      `你单位统一社会信用代码为9135050300000${serial}，登记住所为泉州市丰泽区${district}街道模拟大厦A座${serial}室。请你单位自收到本函之日起十五日内，携带营业执照副本、住所使用证明和经办人身份证件，到我局办理核对手续。`,
      '通过登记的住所或者经营场所无法取得联系的，我局将依法将你单位列入经营异常名录，通过国家企业信用信息公示系统向社会公示，提醒其履行公示义务。',
      '你单位对本函有异议的，可以向我局陈述、申辩。',
      '联系人：检查员甲、检查员乙；联系电话：0595-22000000；监督电话：12345。',
    ],
    closing: ['泉州市丰泽区市场监督管理局', '2026年8月10日'],
  }
}

/** The letter as blocks for our typesetter. */
export function printable(letter: Letter): PrintableDocument {
  return {
    title: `${letter.title} ${letter.number}`,
    number: letter.number,
    organ: letter.closing[0]!,
    issuedOn: '2026-08-10',
    template: 'bench@1',
    blocks: [
      { kind: 'title', text: letter.title },
      { kind: 'number', text: letter.number },
      { kind: 'addressee', text: letter.addressee },
      ...letter.paragraphs.map((text) => ({ kind: 'paragraph', text }) as const),
      ...letter.closing.map((text) => ({ kind: 'paragraph', text }) as const),
    ],
  }
}

/** All of a letter's text in its order, without white space. */
export const textOf = ({ title, number, addressee, paragraphs, closing }: Letter): string =>
  [title, number, addressee, ...paragraphs, ...closing].join('').replace(/\s/gu, '')
