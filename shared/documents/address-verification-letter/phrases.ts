/** Sentences of the 住所（经营场所）核查专用信函 that a district may word in its own way. */
export const addressVerificationPhrases = {
  'address-verification-letter.opening': {
    name: '首部',
    text: '根据{basis}，我局以邮寄专用信函的方式，对{you}{address}进行核查。',
    places: ['basis', 'you', 'address', 'count', 'task', 'taskNumber'],
    required: ['basis', 'address'],
  },
  'address-verification-letter.effect': {
    name: '签收的效力',
    text: '本函一经签收，视为与{you}取得联系；无人签收的，视为通过{addressName}无法与{you}取得联系。',
    places: ['you', 'addressName'],
  },
  'address-verification-letter.request': {
    name: '请求',
    text: '请{you}收到本函后与我局联系（联系人：{contact}，联系电话：{phone}）；地址已变动的，应当依法办理变更登记。',
    places: ['you', 'addressName', 'station', 'contact', 'phone'],
    required: ['contact', 'phone'],
  },
  'address-verification-letter.consequence': {
    name: '后果',
    text: '经两次邮寄专用信函均无人签收的，我局将依法作出{measure}的决定，并向社会公示。',
    places: ['you', 'interval', 'measure', 'platform'],
  },
  'address-verification-letter.cooperative': {
    name: '农民专业合作社的说明',
    text: '注：本函适用于农民专业合作社（{basis}）。',
    places: ['basis'],
  },
} as const
