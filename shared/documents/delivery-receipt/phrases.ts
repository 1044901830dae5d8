/** Sentences of the 送达回证 that a district may word in its own way. */
export const deliveryReceiptPhrases = {
  'delivery-receipt.rule': {
    name: '拒收和留置送达的说明',
    text: '注：拒绝签收的，记明拒收事由和日期，由送达人、见证人签名或者盖章，或者以拍照、录像等方式记录送达过程，留置送达（{basis}）。',
    places: ['basis'],
  },
} as const
