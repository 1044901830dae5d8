/** Sentences of the 送达回证 that a district may word in its own way. */
export const deliveryReceiptPhrases = {
  'delivery-receipt.rule': {
    name: '拒收和留置送达的说明',
    text: '注：拒绝签收的，记明拒收事由和日期，由见证人签名或者盖章，或者拍照、录像后留置送达（{basis}）。',
    places: ['basis'],
  },
} as const
