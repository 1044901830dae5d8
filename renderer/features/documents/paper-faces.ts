import type { InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import type { LoadedInspection, Workspace } from '../../app/workspace.ts'

/** Reads the installed faces where the district's profile wants papers set in them; else undefined. */
export function installedFacesFor(
  workspace: Pick<Workspace, 'host'>,
  { context }: Pick<LoadedInspection, 'context'>,
): (() => Promise<readonly InstalledFaceFile[]>) | undefined {
  return context.profile.officialFaces === 'installed' ? () => workspace.host.fonts.official() : undefined
}
