import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** Hash of a password for the accounts table: argon2id, 19 MiB, 2 passes, as an encoded string. */
export function hashPassword(password: string): Promise<string> {
  return argon2id({
    password: password.normalize('NFC'),
    salt: randomBytes(16),
    memorySize: 19 * 1024,
    iterations: 2,
    parallelism: 1,
    hashLength: 32,
    outputType: 'encoded',
  })
}

let nobody: Promise<string> | undefined

/**
 * Whether a password belongs to a hash. Without a hash (unknown account) it takes the same time and says no, so that
 * the answer's time doesn't tell which accounts exist.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  const given = password.normalize('NFC')
  // argon2Verify refuses an empty password by throwing.
  const right = await argon2Verify({ password: given || '\0', hash: hash ?? (await nobody) })
  return right && hash !== undefined
}
