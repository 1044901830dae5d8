import type { Session } from 'electron'
import { isOwnAddress } from './app-scheme.ts'

/**
 * Beside the camera: reaching the station in the office network or on this machine (Chromium 142 and later
 * ask for it, under three names), keeping the database from being evicted, and copying text.
 */
const plainGrants = new Set([
  'local-network-access',
  'local-network',
  'loopback-network',
  'persistent-storage',
  'clipboard-sanitized-write',
])

/** Grants the app's own pages the camera and the few permissions above; refuses everything else. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const own = isOwnAddress(details.requestingUrl || contents?.getURL() || '')
    if (permission === 'media') {
      const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
      callback(own && types.length > 0 && types.every((type) => type === 'video'))
      return
    }
    callback(own && plainGrants.has(permission))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    if (!isOwnAddress(requestingOrigin)) return false
    if (permission === 'media') return details.mediaType === 'video'
    return plainGrants.has(permission)
  })
  session.setDevicePermissionHandler(() => false)
}
