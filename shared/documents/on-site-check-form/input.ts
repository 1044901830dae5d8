import { z } from 'zod'
import { checkedMatter } from '../parts/checked-matters.ts'
import {
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

const text = (longest: number) => z.string().max(longest)
const timestamp = z.iso.datetime({ offset: true })

/** What an 实地检查记录表 prints (domain.md §3.3, first form). */
export const onSiteCheckFormInput = z.object({
  ...paperShape,
  subject: subjectInput.extend({ representative: text(300) }),
  /** All matters are about 公示信息: the form then says so in its title. */
  aboutDisclosure: z.boolean(),
  place: requiredText('检查地点'),
  begun: timestamp,
  ended: timestamp.nullable(),
  officers: officersInput(officerInput.extend({ signedAt: timestamp.nullable() })),
  matters: requiredList('检查事项', checkedMatter),
  /** The business was found at the place: who was met; null where nobody was. */
  met: text(300).nullable(),
  /** Result in the words of the list; empty until it is concluded. */
  result: text(300),
  remarks: text(2000),
  party: z
    .object({
      /** Empty unless the party signed. */
      signer: text(300),
      /** 拒绝签字 or 不在场, with the reason; empty where the party signed. */
      note: text(1200),
      witness: text(300),
      at: timestamp,
    })
    .nullable(),
})
export type OnSiteCheckFormInput = z.infer<typeof onSiteCheckFormInput>
