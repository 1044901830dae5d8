import { z } from 'zod'
import { type RecusalGround, recusalGroundNames } from '../../domain/inspection.ts'
import { citationOn, type Profile } from '../../jurisdictions/profile.ts'
import { mergeCitations } from './citations.ts'

/** What the papers on a recusal have in common. */

const groundIds = Object.keys(recusalGroundNames) as RecusalGround[]
export const recusalGroundInput = z.enum(groundIds)

/** Every 回避情形 on a line of its own, with ☑ before those that apply. */
export const groundLines = (chosen: readonly RecusalGround[]): string =>
  groundIds
    .map((id, index) => `${chosen.includes(id) ? '☑' : '☐'}${index + 1}.${recusalGroundNames[id]}`)
    .join('\n')

/** Laws that a recusal rests on: that of the proceeding, and that of civil servants. */
export const recusalBasis = (profile: Profile, issuedOn: string): string[] =>
  mergeCitations(['recusal', 'recusal.own'].map((key) => citationOn(profile, key, issuedOn)?.text ?? ''))
