/**
 * What verification can find, by a stable code. A fault means that the bundle is not what the station and its
 * officers made; a notice is something that a reader should know and that has innocent causes too.
 */
const catalogue = {
  'bundle.unreadable': '打不开这个文件：{detail}。请确认它是从站点导出的案卷，重新拷贝一份再验。',
  'member.missing': '案卷里少了“{name}”。',
  'member.unexpected': '案卷里多了“{name}”，清单上没有它。',
  'member.altered': '“{name}”与清单上的哈希不符，导出以后被改动过。',
  'member.unreadable': '“{name}”{line}读不出：{detail}。',
  'manifest.altered': '清单 manifest.json 与站点签名时的哈希不符，导出以后被改动过。',
  'manifest.signature': '站点对清单的签名验不过：签名被改动，或者不是用案卷里的站点公钥签的。',
  'station-key.altered': '案卷里的站点公钥与清单上的指纹不符，公钥被换过。',
  'station-key.differs': '案卷里的站点公钥与所给的公钥不同，这份案卷不是那个站点签发的。',
  'station-key.endorsement': '站点另一把公钥的背书验不过：公钥或者背书被改动过。',
  'bundle.inconsistent': '案卷的内容对不上，有一项检查做不下去：{detail}。',
  'certificate.altered': '{name}的证书 {id} 与站点的签名不符：公钥、有效期或者其他内容被改动过。',
  'certificate.missing': '{act}所用的证书 {id} 不在案卷里。',
  'certificate.of-another': '{act}所用的证书 {id} 是{name}在另一台设备或者另一个账号上的。',
  'certificate.not-valid': '{act}作出于 {at}，不在{name}的证书有效期内（{from} 至 {until}）。',
  'certificate.revoked': '{act}作出于 {at}，{name}的证书此前已经停用（{revokedAt}）。',
  'certificate.stopped-since':
    '{act}作出于 {at}，到站点时（{takenAt}）{name}的证书已经停用（{revokedAt}）。作出的时间由设备自己写，请另行核对。',
  'command.altered': '{act}与设备操作链上的哈希不符：{part}被改动过。',
  'command.signature': '{act}的本人签名验不过：操作的内容或者签名被改动过。',
  'command.unsigned': '{act}没有本人签名，它不是站点可以自己作出的操作。',
  'command.missing': '设备 {device} 操作链上的第 {sequence} 条（{id}）属于本案，案卷里没有它的内容。',
  'command.unlinked': '{act}不在设备 {device} 的操作链上。',
  'command.foreign': '{act}是另一户（{inspection}）的操作。',
  'command.repeated': '操作 {id} 出现了两次。',
  'command.order': '{act}的先后被改动过：它在设备操作链上排在前一条之前。',
  'device-chain.broken': '{act}没有接上设备 {device} 操作链的前一条，这一条或者前一条被改动过。',
  'entry.altered': '{act}与站点记录链上的哈希不符：内容、时间或者次序被改动过。',
  'entry.order': '{act}的次序不对：站点的编号没有递增。',
  'station-chain.broken': '站点记录链在第 {rev} 号断开：这一号或者前一号被改动、抽走或者插入。',
  'station-chain.differs': '{act}与站点记录链上的第 {rev} 号不同，内容被改动过，或者不在链上。',
  'station-chain.head': '站点记录链没有接到清单所写的末端（第 {rev} 号），末尾被截去或者改动过。',
  'entry.link': '{act}没有接上站点记录链的{side}一条，其间有记录被改动、抽走或者插入。',
  'record.differs': '记录的“{path}”与按操作得出的不同：应为 {expected}，案卷里是 {found}。',
  'record.unplayable': '按操作重放到{act}时失败，这一条的内容不完整。',
  'findings.altered': '{name}签字后，检查记录被改动过：签的是 {signed}，现在是 {now}。',
  'findings.signature': '{name}对检查记录的签字验不过：签字、签字时间或者证书被改动过。',
  'evidence.altered': '证据“{name}”（{sha256}）的内容与采集时的哈希不符，被改动过。',
  'evidence.missing': '证据“{name}”（{sha256}）不在案卷里，清单也没有说明缺它。',
  'document.altered': '文书“{name}”（{sha256}）的内容与出具时的哈希不符，被改动过。',
  'document.missing': '文书“{name}”（{sha256}）不在案卷里，清单也没有说明缺它。',
  'reference.missing': '作出操作时所依据的{kind}“{id}”第 {version} 版不在案卷里。',
  'time.made-before': '清单所写的导出时间 {madeAt} 早于站点的最后一条记录 {at}。',
  'time.station-backwards': '{act}的站点时间 {at} 早于前一条的 {before}，站点的时钟往回拨过。',
  'time.device-ahead': '{act}的设备时间 {wall} 晚于站点收到的时间 {at}，设备的时钟偏快。',
  'base.differs': '{act}是在另一个版本的记录上作出的；多台设备同时填写时属正常，否则可能有操作被抽走。',
  'file.not-held': '{kind}“{name}”（{sha256}）在导出时还没有传到站点，案卷里没有它。',
  'station-chain.older':
    '这份案卷或者站点记录链的一部分由旧版站点写成（{count} 条），其间别户的记录只核对了前后衔接。',
  'record.beginning-unknown': '派发时的内容没有留存（由旧版站点派发），不能从头重放。',
} as const

export type FaultCode = keyof typeof catalogue

const notices: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'certificate.stopped-since',
  'station-chain.older',
  'time.station-backwards',
  'time.device-ahead',
  'base.differs',
  'file.not-held',
  'record.beginning-unknown',
])

export interface BundleFault {
  code: FaultCode
  severity: 'fault' | 'notice'
  /** Chinese sentence that names the command, field or file. */
  message: string
}

/** Collects what is found, in the order of the checks. */
export class Findings {
  readonly all: BundleFault[] = []

  add(code: FaultCode, values: Record<string, string | number> = {}): void {
    const message = catalogue[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
    this.all.push({ code, severity: notices.has(code) ? 'notice' : 'fault', message })
  }
}
