import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the party's statement and the officers' signatures. */
export const signRefusals = {
  'party.signature-missing': {
    title: '当事人还没有签字',
    happened: '选了“签字”，签名或者签名人还空着。',
    remedy: '请当事人在签字板上签名，并写明签名人。',
    ruleId: 'Q9',
  },
  'party.reason-missing': {
    title: '请写明{mode}的情况',
    happened: '原因或者见证人还空着。',
    remedy: '写明原因和见证人；没有见证人的，附音像并写明。',
    ruleId: 'Q9',
  },
  'party.missing': {
    title: '还没有当事人意见',
    happened: '当事人的签字、拒签或者不在场还没有记录。',
    remedy: '先完成“当事人意见与签字”。',
    ruleId: 'Q9',
  },
  'sign.twice': {
    title: '你已经签过字',
    happened: '{name}已于 {at} 签字。',
    remedy: '还需另一名检查人员用本人的密码签字。',
    ruleId: 'F11',
  },
  'sign.not-present': {
    title: '不能由未到场的人签字',
    happened: '到场登记里没有{name}。',
    remedy: '由到场的检查人员签字。',
    ruleId: 'F23',
  },
  'sign.certificate-expired': {
    title: '执法证已过期，不能签字',
    happened: '{name}的执法证有效期至 {until}。',
    remedy: '请换发执法证，或者向站点申请改派。',
    ruleId: 'P12',
  },
  'sign.time': {
    title: '签字时间不对',
    happened: '签字写的是 {signed}，操作时间是 {now}。',
    remedy: '请核对本机时间，重新签字。',
    ruleId: 'Q17',
  },
  'sign.same-certificate': {
    title: '两人的执法证号相同',
    happened: '{name}与已签字人的执法证号都是 {number}。',
    remedy: '请管理员核对人员名录。',
    ruleId: 'F11',
  },
  'sign.content-changed': {
    title: '签字内容与记录不一致',
    happened: '签字覆盖的内容与现在的记录不同。',
    remedy: '重新打开本页，看过全部内容后再签。',
    ruleId: 'Q9',
  },
} satisfies RefusalTexts
