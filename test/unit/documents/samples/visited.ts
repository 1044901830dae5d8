/** The business and the officers of a visit, as the records of the visit name them. */
export const visitedSubject = {
  kind: 'enterprise' as const,
  name: '泉州市丰泽区某某餐饮管理有限公司',
  codeLabel: '统一社会信用代码' as const,
  code: '91350503MA0K1X203K',
  representative: '某某',
  phone: '0595-22000000',
}

export const visitors = [
  { name: '检查员甲', certificateNumber: '35050300121', signedAt: '2026-08-12T03:10:00.000Z' },
  { name: '检查员乙', certificateNumber: '35050300147', signedAt: '2026-08-12T03:12:00.000Z' },
]

/** Five officers, none of whom has signed yet. */
export const fiveVisitors = ['甲', '乙', '丙', '丁', '戊'].map((stem, index) => ({
  name: `检查员${stem}`,
  certificateNumber: `3505030012${index}`,
  signedAt: null,
}))
