import { argon2Sync } from 'node:crypto'

const known = new Map<string, string>()

/**
 * Hash of a test account's password, as the station stores it, at the least cost that argon2id has. A station hashes
 * slowly on purpose; hundreds of test stations with sixteen accounts each need not.
 */
export function passwordHash(password: string): string {
  const before = known.get(password)
  if (before) return before
  const nonce = Buffer.from('suijian-test-salt')
  const key = argon2Sync('argon2id', {
    message: password,
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory: 8,
    passes: 1,
  })
  const encoded = [nonce, key].map((bytes) => bytes.toString('base64').replace(/=+$/, '')).join('$')
  const hash = `$argon2id$v=19$m=8,t=1,p=1$${encoded}`
  known.set(password, hash)
  return hash
}
