import type { CheckedItem, CheckedMatter } from '../../../../shared/documents/parts/checked-matters.ts'

/** Findings for the records of a visit. */

const item = (title: string, rest: Partial<CheckedItem> = {}): CheckedItem => ({
  title,
  group: '',
  kind: 'answer',
  result: 'conform',
  facts: '',
  disposition: null,
  correctBy: null,
  comparison: null,
  evidence: [],
  ...rest,
})

const compared = (title: string, group: string, content: string, rest: Partial<CheckedItem> = {}) =>
  item(title, {
    group,
    kind: 'comparison',
    comparison: { published: content, registered: '', actual: content },
    ...rest,
  })

/** 登记事项检查 with two problems and one item that could not be verified. */
export const registrationMatter: CheckedMatter = {
  matter: '登记事项检查',
  department: null,
  method: '现场检查',
  items: [
    item('营业执照（登记证）规范使用情况'),
    item('名称规范使用情况', {
      result: 'nonconform',
      facts: '门头牌匾使用的名称与登记的名称不一致，缺少“有限公司”字样。',
      disposition: '责令改正',
      correctBy: '2026-08-27',
      evidence: [
        { name: '门头牌匾照片', pieces: 2 },
        { name: '营业执照复印件', pieces: 1 },
      ],
    }),
    item('经营（驻在）期限'),
    item('住所（经营场所）或者驻在场所', {
      result: 'nonconform',
      facts: '实际经营地址为同一大厦B座1102室，与登记的住所不一致，未办理变更登记。',
      disposition: '责令改正',
      correctBy: '2026-09-11',
      evidence: [{ name: '租赁合同', pieces: 1 }],
    }),
    item('注册资本实缴情况', { result: 'unverifiable', facts: '出资凭证由会计师事务所保管，三日内补交' }),
    item('法定代表人（负责人、执行事务合伙人）任职情况'),
    item('法定代表人、自然人股东身份真实性'),
  ],
}

/** The twenty rows of the annual report: one that differs, one not verified. */
export const annualReportMatter: CheckedMatter = {
  matter: '年度报告公示信息的检查',
  department: null,
  method: null,
  items: [
    compared('投资设立企业、购买股权信息', '重点项目', '无'),
    compared(
      '股东或者发起人认缴和实缴的出资额、出资时间、出资方式',
      '重点项目',
      '认缴200万元，实缴100万元，货币出资',
    ),
    compared('有限责任公司股东股权转让等变更信息', '重点项目', '无'),
    compared('资产总额', '重点项目', '1,250.50万元', {
      result: 'nonconform',
      facts: '公示的资产总额与年度财务报表不一致，少报103.35万元。',
      comparison: { published: '1,250.50万元', registered: '', actual: '1,353.85万元' },
      evidence: [{ name: '2025年度资产负债表', pieces: 1 }],
    }),
    compared('负债总额', '重点项目', '830.00万元'),
    compared('所有者权益合计', '重点项目', '420.50万元'),
    compared('营业总收入', '重点项目', '2,018.60万元'),
    compared('主营业务收入', '重点项目', '1,990.00万元'),
    compared('利润总额', '重点项目', '-12.40万元'),
    compared('净利润', '重点项目', '-12.40万元'),
    compared('纳税总额', '重点项目', '36.72万元'),
    compared('对外提供保证担保', '重点项目', '无', {
      result: 'unverifiable',
      facts: '担保合同台账未能当场提供',
      comparison: { published: '无', registered: '', actual: '' },
    }),
    compared('通信地址', '一般项目', '泉州市丰泽区泉秀街道模拟大厦A座903室'),
    compared('邮政编码', '一般项目', '362000'),
    compared('联系电话', '一般项目', '0595-22000000'),
    compared('电子邮箱', '一般项目', 'office@example.invalid'),
    compared('网站、网店的名称和网址', '一般项目', 'https://www.example.invalid/shop'),
    compared('开业、歇业、清算等存续状态', '一般项目', '开业'),
    compared('从业人数', '一般项目', '26人'),
    compared('党建信息', '一般项目', '', { result: 'notApplicable', comparison: null }),
  ],
}

/** The six rows of what has to be published at once. */
export const instantMatter: CheckedMatter = {
  matter: '即时公示信息的检查',
  department: null,
  method: '网络监测',
  items: [
    '股东认缴和实缴的出资额、出资时间、出资方式',
    '股权转让等股权变更信息',
    '行政许可取得、变更、延续信息',
    '知识产权出质登记信息',
    '受到行政处罚的信息',
    '其他依法应当公示的信息',
  ].map((title) => compared(title, '重点项目', '无')),
}

/** Sixty problems, each of several lines, with line breaks, quotation marks, Latin and an emoji in the facts. */
export const sixtyFindings: CheckedMatter = {
  matter: '食品销售监督检查',
  department: null,
  method: '现场检查',
  items: Array.from({ length: 60 }, (_, index) =>
    item(`第${index + 1}组销售区货架和冷藏设施`, {
      result: 'nonconform',
      facts: [
        `现场检查第${index + 1}组货架：陈列的“某某牌”预包装食品标签标注生产日期为2025年${(index % 12) + 1}月，保质期6个月，检查时已经超过保质期，共${index + 3}袋；负责人称“系员工疏忽未及时下架”。`,
        `冷藏柜显示温度12.5 ℃，标签要求0～4 ℃贮存；进货台账（文件名purchase-ledger_2026-${index + 1}.xlsx）没有记载该批次，索证索票资料不全，供货者为ABC Trading Co., Ltd.，柜面贴有${index % 2 === 0 ? '✅' : '🙂'}标记。`,
        '检查人员对上述食品逐袋清点、拍照，由负责人逐项确认数量和批号，并当场下架封存于后仓，没有发现混放的其他批次。',
      ].join('\n'),
      disposition: index % 3 === 0 ? '立案调查' : '责令改正',
      correctBy: index % 3 === 0 ? null : '2026-08-27',
      evidence: [
        { name: `第${index + 1}组货架照片`, pieces: 3 },
        { name: '标签“近照”', pieces: 1 },
      ],
    }),
  ),
}
