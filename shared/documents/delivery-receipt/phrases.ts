/** Sentences of the 送达回证 that a district may word in its own way. */
export const deliveryReceiptPhrases = {
  'delivery-receipt.rule': {
    name: '拒收和留置送达的说明',
    text: '注：受送达人拒绝签收的，送达人应当记明拒收事由和日期，由送达人、见证人签名或者盖章后留置送达，或者以拍照、录像等方式记录送达过程后留置送达。依据：{basis}。',
    places: ['basis'],
  },
} as const
