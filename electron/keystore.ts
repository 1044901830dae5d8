import { safeStorage } from 'electron'
import { type Keystore, noKeystore } from './keyring.ts'

/**
 * Electron's `safeStorage` behind the `Keystore` interface. On Linux without a keyring Electron offers
 * `basic_text`, which encrypts with a key that everyone knows: that is no keystore.
 */
export const machineKeystore: Keystore = {
  backend() {
    if (!safeStorage.isEncryptionAvailable()) return noKeystore
    if (process.platform === 'win32') return 'dpapi'
    if (process.platform === 'darwin') return 'keychain'
    const backend = safeStorage.getSelectedStorageBackend()
    return backend === 'basic_text' || backend === 'unknown' ? noKeystore : backend
  },
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
}
