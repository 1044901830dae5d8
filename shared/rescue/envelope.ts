import { z } from 'zod'
import { segmentBytes } from './sealed-segments.ts'

/**
 * The clear outside of a rescue package: a ZIP of three stored members. Only the station whose recovery key
 * `envelope.json` names opens `package.sealed`. Nothing outside says what was inspected or by whom.
 */
export const sealedNames = {
  guide: '说明.txt',
  envelope: 'envelope.json',
  content: 'package.sealed',
} as const
export const envelopeFormat = 'suijian-rescue-sealed'
export const envelopeVersion = 1

/**
 * Label of the RSA-OAEP wrapping. With it a package's key is no escrow: nobody can hand it in as the escrow of a
 * laptop and have the station open it.
 */
export const rescueKeyLabel = 'suijian rescue content key 1'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Its bytes, as they stand in the package, are the additional data of every segment. */
export const rescueEnvelopeSchema = z.strictObject({
  format: z.literal(envelopeFormat),
  version: z.literal(envelopeVersion),
  madeAt: z.string().max(40),
  deviceId: z.string().min(1).max(80),
  // Shown to people, on a terminal too, before anything of the package is known to be genuine.
  station: z.strictObject({
    name: z
      .string()
      .max(200)
      .regex(/^\P{Cc}*$/u),
  }),
  part: z.number().int().positive(),
  last: z.boolean(),
  /** SHA-256 of the SPKI form of the station's recovery key. */
  recoveryKeySha256: sha256,
  /** Base64 of the AES-256 key of `package.sealed`, wrapped to that key by RSA-OAEP (SHA-256). */
  contentKey: z
    .string()
    .max(2000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  segmentBytes: z.literal(segmentBytes),
  /** SHA-256 of `说明.txt`. */
  guideSha256: sha256,
})
export type RescueEnvelope = z.infer<typeof rescueEnvelopeSchema>

/** `说明.txt`. */
export function rescueGuide(station: string): string {
  return `随检救援包（已加密）

这是“${station}”的一台电脑导出的救援包。package.sealed 里是那台电脑上的检查记录、操作、证据和文书，用该站点的公钥加密，只有该站点的管理员能打开，导出的人也打不开。
envelope.json 写明导出时间、设备编号、站点和加密方式，没有检查内容。

导入：该站点的管理员登录后，“规则”的“救援包导入”；或者在站点的电脑上运行
node server/tools/import-rescue.ts 文件 --station 地址 --login 管理员账号
密码由环境变量 SUIJIAN_PASSWORD 给出。

改动过的包站点不会写入。重复导入不会重复记录。
`
}
