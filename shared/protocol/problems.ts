/**
 * The one catalogue of errors outside `decide`: a stable code whose number starts with the HTTP status, a Chinese
 * sentence that says what happened and what to do. Client-side causes (journal, keys) use the same catalogue with 0.
 */
const entries = {
  'request.malformed': { number: 400.01, text: '请求的“{field}”不合格式：{detail}。请更新客户端后再试。' },
  'import.malformed': {
    number: 400.02,
    text: '导入文件第 {row} 行“{field}”有误：{detail}。请改正后重新导入，其余行没有写入。',
  },
  'sign-in.wrong-password': {
    number: 401.01,
    text: '账号或密码不正确，还可以试 {left} 次。用完后锁定 15 分钟，已保存的记录不受影响。',
  },
  'session.expired': { number: 401.02, text: '登录已过期。请重新登录，本机的记录不受影响。' },
  'sign-in.locked': { number: 401.03, text: '密码连续输错，账号锁定到 {until}。已保存的记录不受影响。' },
  'access.denied': { number: 403.01, text: '你的账号不能看或者不能做这一项。需要时请联系管理员。' },
  'certificate.expired': {
    number: 403.02,
    text: '{name}的执法证有效期至 {until}，已经过期。请换发后由管理员更新名录。',
  },
  'recovery.not-allowed': {
    number: 403.03,
    text: '找回本机密钥须由管理员先批准。请联系管理员重置密码后再登录。',
  },
  'device.revoked': {
    number: 403.04,
    text: '这台设备已被站点停用，不能再同步。请先导出救援包交给管理员，再抹除本机数据。',
  },
  'resource.missing': { number: 404.01, text: '找不到“{what}”。它可能已被取消，请同步后再看。' },
  'command.reused': {
    number: 409.01,
    text: '同一编号的操作内容不同，没有写入。请联系管理员，本机记录不要清除。',
  },
  'chain.gap': {
    number: 409.02,
    text: '操作序号应从 {expected} 接上，收到的是 {received}。客户端会从断点重传。',
  },
  'chain.broken': {
    number: 409.03,
    text: '操作链对不上，第 {sequence} 条可能被改动，没有写入。请联系管理员，本机记录不要清除。',
  },
  'command.refused': { number: 409.04, text: '站点没有受理这项操作：{detail}' },
  'proof.invalid': { number: 409.05, text: '这项操作的签名验不过，没有写入。请本人重新登录后再做一次。' },
  'rescue.unreadable': {
    number: 400.03,
    text: '这不是能读的救援包：{detail}。什么也没有写入，请核对文件或者从那台电脑重新导出。',
  },
  'rescue.other-station': {
    number: 400.04,
    text: '这个救援包是为“{station}”加密的，本站打不开，什么也没有写入。请交给那个站点的管理员导入。',
  },
  'upload.hash-mismatch': {
    number: 409.06,
    text: '收到的文件与采集时的哈希不一致，没有保存。客户端会重新上传。',
  },
  'number.not-reserved': {
    number: 409.07,
    text: '文号“{number}”不在这台设备的预留号段里。请同步后重新出具。',
  },
  'certificate.unknown': { number: 409.08, text: '签名证书不在站点的记录里，或者已经停用。请本人重新登录。' },
  'certificate.ended': {
    number: 409.21,
    text: '这项操作作出于签名证书到期（{until}）以后，没有写入。请本人联网重新登录，换发证书后再做一次。',
  },
  'key.other-scheme': {
    number: 409.19,
    text: '本地区现在用 {scheme} 签名，这把密钥是另一种，没有登记。请退出后重新登录，客户端会换用新的密钥。',
  },
  'certificate.stopped': {
    number: 409.2,
    text: '签名证书已于 {on} 停用，这项操作{when}，没有写入，已原样保存。请由管理员核对后另行办理。',
  },
  'events.differ': {
    number: 409.09,
    text: '站点按同样的规则得出的结果与本机不同：{detail}。两个版本都保留，请看后处理。',
  },
  'command.undecidable': {
    number: 409.1,
    text: '站点不能判断这项操作，已原样保存，请联系管理员。本机记录不要清除。',
  },
  'command.withheld': {
    number: 409.18,
    text: '这项操作站点收不下（{detail}），已单独留下，其余照常上传。请导出救援包交管理员，本机记录不要清除。',
  },
  'reference.changed': {
    number: 409.11,
    text: '{what}刚被别人改过，现在是第 {version} 版，你的修改没有写入。请重新打开这一页，在新的一版上再改。',
  },
  'reference.refused': { number: 409.12, text: '“{field}”有误：{detail}。没有写入，请改正后再保存。' },
  'number.voided': {
    number: 409.13,
    text: '文号“{number}”已由{name}于{on}作废（{reason}），不能再用。请重新出具，换用新的文号。',
  },
  'number.other-year': {
    number: 409.14,
    text: '文号{number}属于 {year} 年，不能用在 {now} 年。请核对本机日期，同步后用当年的文号重新出具。',
  },
  'number.issued': {
    number: 409.15,
    text: '这个文号已经用在一份文书上，不能单独作废。请打开那一户的文书台账，作废那份文书。',
  },
  'number.already-voided': { number: 409.16, text: '这个文号已经作废，不用再作废一次。' },
  'upload.too-large': {
    number: 413.01,
    text: '文件有 {size}，超过 {limit} 的上限。请压缩或者分段后再传，原件仍在本机。',
  },
  'bundle.too-large': {
    number: 413.03,
    text: '本户的证据和文书合计 {size}，超过一个案卷 {limit} 的限度，没有导出。请联系管理员从站点另行归档。',
  },
  'upload.file-failed': {
    number: 0.01,
    text: '证据“{name}”没有传上去：{detail}其余内容照常同步，下一轮再传。',
  },
  'request.too-large': {
    number: 413.02,
    text: '一次请求超过 {limit} 的上限，没有写入。客户端会分成几批再传。',
  },
  'client.too-old': {
    number: 426.01,
    text: '客户端版本 {client} 低于站点要求的 {server}。请更新客户端；更新前仍可继续检查，也可导出救援包。',
  },
  'server.too-old': {
    number: 426.02,
    text: '站点是旧版本（{server}），客户端是 {client}。请管理员更新站点；本机记录不受影响。',
  },
  'rate.limited': { number: 429.01, text: '请求太频繁，{seconds} 秒后可以再试。' },
  'server.disk-full': {
    number: 507.01,
    text: '站点磁盘空间不足，没有写入，本机记录不受影响。请联系管理员清理站点的磁盘，客户端会自动重试。',
  },
  'server.failed': { number: 500.01, text: '站点出错，没有写入。客户端会自动重试，本机记录不受影响。' },
  'server.unreachable': {
    number: 0.02,
    text: '连不上站点 {address}。请检查网络和地址；离线时仍可解锁并继续检查。',
  },
  'server.certificate-refused': {
    number: 0.62,
    text: '站点 {address} 的证书不是本机认定的机构签发的，或者已经失效。没有连接，没有发出任何内容。这个网络要求登录的，请先用浏览器登录，或者换一个网络；仍然如此的，请联系站点管理员核对。离线时仍可解锁并继续检查。',
  },
  'network.portal': {
    number: 0.6,
    text: '{address} 回答的是网页，不是随检站点。这个网络要求登录的，请用浏览器打开任意网页登录后再同步；否则请向管理员核对地址。本机记录都在，账号没有退出。',
  },
  'network.gateway': {
    number: 0.61,
    text: '站点前面的网关回答 {status}，站点没有收到。客户端会自动重试，本机记录不受影响。',
  },
  'server.unknown': { number: 0.03, text: '{address} 不是随检站点。请向管理员核对地址。' },
  'unlock.wrong-password': {
    number: 0.04,
    text: '密码不正确，还可以试 {left} 次。用完后本机锁定 15 分钟，已保存的记录不受影响。',
  },
  'unlock.locked': { number: 0.05, text: '密码连续输错，本机锁定到 {until}。已保存的记录不受影响。' },
  'enrol.store-locked': {
    number: 0.06,
    text: '本机已有其他人员的数据。请先由已登记的人员解锁，再添加账号。',
  },
  'journal.write-failed': {
    number: 0.07,
    text: '刚才的修改没有存到本机：{detail}。请清理磁盘后再存一次，屏幕上的内容不会清空。',
  },
  'disk-full': { number: 0.08, text: '磁盘空间不足，刚才的修改没有存到本机。请清理磁盘后再存一次。' },
  'journal.torn': {
    number: 0.09,
    text: '上次退出时有一条记录没有写完（{bytes} 字节，没有显示过“已保存”），已从本机日志末尾剪下另存，没有动到此前的记录。',
  },
  'store.other-tab': { number: 0.1, text: '随检已在另一个标签页打开。请回到那一页，或者关闭它后重新加载。' },
  'store.insecure': {
    number: 0.11,
    text: '这个地址不是安全地址，浏览器不提供加密和离线存储，随检不能启动。请用 https 地址或本机地址打开。',
  },
  'certificate.not-of-station': {
    number: 0.5,
    text: '站点发来的签名证书与本机登记的站点公钥不符，可能有人冒充站点。没有登记，本机内容不变。请向管理员核对站点公钥的指纹。',
  },
  'page.not-signed': {
    number: 0.56,
    text: '站点发来的数据没有本机所登记站点的签名，或者与签名不符，可能有人冒充站点。这一页没有写入，本机内容不变。请联系管理员。',
  },
  'page.older': {
    number: 0.57,
    text: '站点发来的是以前的数据（{detail}），可能有人重放旧数据。这一页没有写入，本机内容不变。请联系管理员。',
  },
  'page.history-changed': {
    number: 0.58,
    text: '站点的记录链与本机以前见过的不同（第 {rev} 号）：站点上的记录被改写过。这一页没有写入，本机内容不变。请联系管理员，用案卷核对。',
  },
  'evidence.not-image': { number: 0.12, text: '“{name}”不是能打开的图片。请选照片，或者作为文件添加。' },
  'evidence.too-large': { number: 0.13, text: '“{name}”有 {size}，超过 {limit} 的上限，没有添加。' },
  'evidence.empty': { number: 0.14, text: '“{name}”是空文件，没有添加。' },
  'evidence.damaged': {
    number: 0.15,
    text: '证据文件校验不一致，可能被改动或损坏。请从站点或救援包找回原件。',
  },
  'page.malformed': {
    number: 0.16,
    text: '站点发来的数据不合格式（{detail}），这一页没有写入，本机内容不变。请联系管理员。',
  },
  'keystore.changed': {
    number: 0.17,
    text: '本机的系统密钥库变了，原来的密钥打不开。请联网登录一次，重新封装密钥。',
  },
  'write-failed': { number: 0.18, text: '写入本机失败：{detail}。屏幕上的内容不会清空，请再存一次。' },
  'read-failed': { number: 0.19, text: '本机的{what}读不出来（{detail}）。请检查磁盘和文件夹权限。' },
  'evidence.missing': { number: 0.2, text: '本机没有这份证据文件。联网后可从站点取回。' },
  'host.refused': { number: 0.21, text: '本机拒绝了这项操作：{detail}。' },
  'store.held': {
    number: 0.22,
    text: '数据目录 {folder} 正被进程 {pid} 使用，没有启动第二个站点。请先停止那个进程，或者换一个数据目录。',
  },
  'command.malformed': { number: 0.23, text: '“{field}”不合要求：{detail}。请改正后再存。' },
  'paper.incomplete': { number: 0.24, text: '{title}还不能生成：{detail}。' },
  'paper.fonts-missing': {
    number: 0.25,
    text: '文书字体没有载入（{file}）。联网的请重新加载这一页；离线的请检查安装是否完整。记录不受影响。',
  },
  'paper.template-invalid': {
    number: 0.27,
    text: '文书用语“{name}”的本区写法有误：{detail}。文书没有生成，记录不受影响；请管理员在“规则”的“文书用语”里改正，或者删去本区写法。',
  },
  'paper.seal-not-an-image': {
    number: 0.28,
    text: '印章图片不是完好的PNG或JPEG图片，文书没有生成，记录不受影响。请换一张图片，或者不加图片，打印后盖章。',
  },
  'paper.seal-too-large': {
    number: 0.29,
    text: '印章图片超过2 MB或者边长超过4000像素，文书没有生成，记录不受影响。请缩小后再选，或者不加图片，打印后盖章。',
  },
  'rescue.disk-full': {
    number: 0.3,
    text: '存放救援包的磁盘空间不足，没有导出，本机的记录不受影响。请换一个磁盘，例如 U 盘。',
  },
  'rescue.failed': {
    number: 0.31,
    text: '救援包没有写完：{detail}。没有留下半个文件，本机的记录不受影响。请换一个位置再导出。',
  },
  'store.wiped': {
    number: 0.43,
    text: '这台电脑上随检的记录、证据、日志和密钥已全部抹除。要再使用，请联系管理员，然后关闭并重新打开随检。',
  },
  'tls.unreadable': {
    number: 0.41,
    text: '站点没有启动：TLS 证书或者私钥不能用（{detail}）。请核对 --tls-certificate 和 --tls-key 两个文件，或者用 npm run certificate 重新生成。',
  },
  'station.other': {
    number: 0.42,
    text: '{address} 不是本机登记的那个站点，没有登录，本机记录不受影响。请向管理员核对地址；更换站点要先导出救援包，再在清空后的电脑上登记。',
  },
  'journal.restored': {
    number: 0.51,
    text: '本机日志缺了第 {entries} 条操作，已从本机数据库补回，原文件没有改动。请检查磁盘。',
  },
  'journal.missing': {
    number: 0.52,
    text: '本机日志和数据库都缺第 {entries} 条操作，其余的都在。站点收到过的会取回；没有收到过的请导出救援包，并联系管理员。',
  },
  'journal.altered': {
    number: 0.53,
    text: '本机日志第 {entries} 条操作打不开，或者与前后对不上，可能被改动过，没有采用。请导出救援包，并联系管理员。',
  },
  'database.rebuilt': {
    number: 0.54,
    text: '本机数据库已经用本机日志重建，站点上的记录联网后取回。请核对最近检查的记录。',
  },
  'space.read-only': {
    number: 0.55,
    text: '磁盘空间不足（剩余 {free}），随检现在只能查看，不能保存。已保存的记录都在。请清理磁盘，空间够了会自动恢复，不用重新启动。',
  },
  'sync.disk-full': {
    number: 0.59,
    text: '磁盘空间不足，站点的数据没有写入本机。已保存的记录都在；请清理磁盘，空间够了会自动继续同步。',
  },
  'paper.failed': { number: 0.26, text: '文书没有生成：{detail}。记录不受影响，请把这句话告诉管理员。' },
} as const

export type ProblemCode = keyof typeof entries

/** An error as it travels: in HTTP answers, in results of a push, over IPC, to the screen. */
export interface Problem {
  code: ProblemCode | string
  message: string
  /** HTTP status that the server answers with. */
  status: number
  /** `chain.gap` of the station: sequence that it wants next from this device; the client sends again from there. */
  expected?: number
}

/** Makes a problem; `{name}` places are filled in from `values`. */
export function problem(code: ProblemCode, values: Record<string, string | number> = {}): Problem {
  const entry = entries[code]
  return {
    code,
    message: entry.text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
    status: Math.floor(entry.number),
  }
}

/** Thrown where a problem ends a piece of work; screens and routes show its message. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(code: ProblemCode, values: Record<string, string | number> = {}) {
    const made = problem(code, values)
    super(made.message)
    this.name = 'ProblemError'
    this.problem = made
  }
}

export const problemCodes = Object.keys(entries) as ProblemCode[]

/** The number of a code: HTTP status before the point; no two codes share one. */
export function problemNumber(code: ProblemCode): number {
  return entries[code].number
}
