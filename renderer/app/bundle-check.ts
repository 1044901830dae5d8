import type { Verification } from '../../shared/case-bundle/verify-bundle.ts'

/** What 验证案卷 shows. */
export interface BundleCheck extends Verification {
  /** Whether it was signed by the station that this laptop is enrolled at. */
  ownStation: boolean
}
