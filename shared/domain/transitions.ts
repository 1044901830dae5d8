import type { CommandType } from './commands.ts'
import type { InspectionState } from './inspection.ts'

/** Who gives a command: an officer of the record, somebody of the business's own 辖区所, a role, or the station itself. */
export type TransitionActor =
  | 'officer'
  | 'handler'
  | 'stationHead'
  | 'bureauReviewer'
  | 'bureauApprover'
  | 'admin'
  | 'station'

export const transitionActorNames: Record<TransitionActor, string> = {
  officer: '本户检查人员',
  handler: '辖区所承办人',
  stationHead: '所负责人',
  bureauReviewer: '区局审核',
  bureauApprover: '区局审批',
  admin: '管理员',
  station: '站点',
}

/** What one command makes of a record, by the state that it is given in. */
export interface Transition {
  command: CommandType
  actors: readonly TransitionActor[]
  /** The rule behind the step. */
  ruleId: string
  /** States that can follow, other than the one before. */
  moves: Partial<Record<InspectionState, readonly InspectionState[]>>
  /** States in which the command can be given and leaves the state as it is. */
  stays: readonly InspectionState[]
}

/**
 * The state machine of an inspection as data (P11). `decide` and `apply` are the law: this table says what they do, a
 * unit test compares the two over random commands, and `docs/inspection-states.md` is written from it.
 */
export const transitions: readonly Transition[] = [
  {
    command: 'declareRecusal',
    actors: ['officer'],
    ruleId: 'P13',
    moves: {
      'awaiting-recusal': [
        'awaiting-replacement',
        'awaiting-notice',
        'awaiting-inspection',
        'inspecting',
        'awaiting-signatures',
      ],
    },
    stays: ['awaiting-recusal', 'awaiting-replacement', 'task-returned'],
  },
  {
    command: 'issueDocument',
    actors: ['officer'],
    ruleId: 'F10',
    moves: {},
    stays: [
      'awaiting-recusal',
      'awaiting-replacement',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
      'awaiting-review',
      'sealed',
      'accepted',
      'awaiting-publication',
      'published',
    ],
  },
  {
    command: 'voidDocument',
    actors: ['officer', 'handler', 'admin'],
    ruleId: 'Q9',
    moves: {},
    stays: [
      'awaiting-recusal',
      'awaiting-replacement',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
      'awaiting-review',
      'sealed',
      'accepted',
      'awaiting-publication',
      'published',
    ],
  },
  {
    command: 'recordNoticeDelivery',
    actors: ['officer'],
    ruleId: 'F10',
    moves: { 'awaiting-notice': ['awaiting-inspection'] },
    stays: ['awaiting-inspection', 'inspecting', 'awaiting-signatures'],
  },
  {
    command: 'recordMailing',
    actors: ['officer'],
    ruleId: 'F6',
    moves: { 'awaiting-signatures': ['inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
  },
  {
    command: 'recordMailingOutcome',
    actors: ['officer'],
    ruleId: 'F4',
    moves: { 'awaiting-signatures': ['inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
  },
  {
    command: 'recordReminder',
    actors: ['officer', 'handler'],
    ruleId: 'F7',
    moves: {},
    stays: [
      'awaiting-recusal',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
      'awaiting-review',
      'sealed',
      'accepted',
      'awaiting-publication',
      'published',
    ],
  },
  {
    command: 'recordArrival',
    actors: ['officer'],
    ruleId: 'P12',
    moves: { 'awaiting-inspection': ['inspecting'], 'awaiting-signatures': ['inspecting'] },
    stays: ['inspecting'],
  },
  {
    command: 'recordMethod',
    actors: ['officer'],
    ruleId: 'J6',
    moves: { 'awaiting-signatures': ['awaiting-notice', 'awaiting-inspection', 'inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
  },
  {
    command: 'recordStatusCheck',
    actors: ['officer'],
    ruleId: 'F5',
    moves: { 'awaiting-signatures': ['awaiting-notice', 'awaiting-inspection', 'inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
  },
  {
    command: 'answerItem',
    actors: ['officer'],
    ruleId: 'P3',
    moves: { 'awaiting-signatures': ['inspecting'] },
    stays: ['inspecting'],
  },
  {
    command: 'fillRemaining',
    actors: ['officer'],
    ruleId: 'Q17',
    moves: { 'awaiting-signatures': ['inspecting'] },
    stays: ['inspecting'],
  },
  {
    command: 'addEvidence',
    actors: ['officer'],
    ruleId: 'Q17',
    moves: { 'awaiting-signatures': ['awaiting-notice', 'awaiting-inspection', 'inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting', 'awaiting-signatures'],
  },
  {
    command: 'withdrawEvidence',
    actors: ['officer'],
    ruleId: 'Q17',
    moves: { 'awaiting-signatures': ['awaiting-notice', 'awaiting-inspection', 'inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting', 'awaiting-signatures'],
  },
  {
    command: 'recordOpinion',
    actors: ['officer'],
    ruleId: 'P14',
    moves: { 'awaiting-signatures': ['awaiting-notice', 'awaiting-inspection', 'inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
  },
  {
    command: 'recordObstruction',
    actors: ['officer'],
    ruleId: 'P18',
    moves: { 'awaiting-signatures': ['awaiting-notice', 'awaiting-inspection', 'inspecting'] },
    stays: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
  },
  {
    command: 'conclude',
    actors: ['officer'],
    ruleId: 'F12',
    moves: {
      'awaiting-notice': ['awaiting-signatures'],
      'awaiting-inspection': ['awaiting-signatures'],
      inspecting: ['awaiting-signatures'],
    },
    stays: ['awaiting-signatures'],
  },
  {
    command: 'recordPartyStatement',
    actors: ['officer'],
    ruleId: 'Q9',
    moves: {},
    stays: ['awaiting-signatures'],
  },
  {
    command: 'signOff',
    actors: ['officer'],
    ruleId: 'F11',
    moves: { 'awaiting-signatures': ['awaiting-review', 'sealed'] },
    stays: ['awaiting-signatures'],
  },
  {
    command: 'returnTask',
    actors: ['officer'],
    ruleId: 'Z11',
    moves: {
      'awaiting-recusal': ['task-returned'],
      'awaiting-replacement': ['task-returned'],
      'awaiting-notice': ['task-returned'],
      'awaiting-inspection': ['task-returned'],
    },
    stays: [],
  },
  {
    command: 'applyPlanChange',
    actors: ['officer'],
    ruleId: 'Z7',
    moves: {},
    stays: [
      'awaiting-recusal',
      'awaiting-replacement',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
    ],
  },
  {
    command: 'decidePlanChange',
    actors: ['bureauReviewer', 'admin'],
    ruleId: 'Z7',
    moves: {
      'awaiting-recusal': ['cancelled'],
      'awaiting-replacement': ['cancelled'],
      'awaiting-notice': ['cancelled'],
      'awaiting-inspection': ['cancelled'],
      'awaiting-signatures': ['cancelled'],
    },
    stays: [
      'awaiting-recusal',
      'awaiting-replacement',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
      'awaiting-review',
      'sealed',
    ],
  },
  {
    command: 'reviewResult',
    actors: ['stationHead'],
    ruleId: 'J11',
    moves: { 'awaiting-review': ['awaiting-inspection', 'inspecting', 'sealed'] },
    stays: [],
  },
  {
    command: 'amendFindings',
    actors: ['officer'],
    ruleId: 'J11',
    moves: {
      'awaiting-signatures': ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
      'awaiting-review': ['awaiting-inspection', 'inspecting'],
      sealed: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
      accepted: ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
      'awaiting-publication': ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
    },
    stays: [],
  },
  {
    command: 'recordReceipt',
    actors: ['station'],
    ruleId: 'P11',
    moves: { sealed: ['accepted'] },
    stays: [],
  },
  {
    command: 'replaceOfficer',
    actors: ['station'],
    ruleId: 'P13',
    moves: { 'awaiting-replacement': ['awaiting-recusal'] },
    stays: ['awaiting-replacement'],
  },
  {
    command: 'reassignOfficers',
    actors: ['admin'],
    ruleId: 'Z11',
    moves: {
      'awaiting-recusal': ['awaiting-notice', 'awaiting-inspection', 'inspecting', 'awaiting-signatures'],
      'awaiting-replacement': ['awaiting-recusal'],
      'awaiting-notice': ['awaiting-recusal'],
      'awaiting-inspection': ['awaiting-recusal'],
      inspecting: ['awaiting-recusal'],
      'awaiting-signatures': ['awaiting-recusal', 'inspecting'],
      'task-returned': ['awaiting-recusal', 'awaiting-notice', 'awaiting-inspection'],
    },
    stays: [
      'awaiting-recusal',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
    ],
  },
  {
    command: 'cancelInspection',
    actors: ['admin'],
    ruleId: 'Z7',
    moves: {
      'awaiting-recusal': ['cancelled'],
      'awaiting-replacement': ['cancelled'],
      'awaiting-notice': ['cancelled'],
      'awaiting-inspection': ['cancelled'],
      inspecting: ['cancelled'],
      'awaiting-signatures': ['cancelled'],
      'task-returned': ['cancelled'],
    },
    stays: [],
  },
  {
    command: 'proposeListing',
    actors: ['handler'],
    ruleId: 'F14',
    moves: {},
    stays: ['sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'reviewListing',
    actors: ['stationHead', 'bureauReviewer', 'bureauApprover'],
    ruleId: 'F14',
    moves: {},
    stays: ['sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'recordListingDecision',
    actors: ['bureauApprover'],
    ruleId: 'F14',
    moves: {},
    stays: ['sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'addProof',
    actors: ['officer', 'handler'],
    ruleId: 'F22',
    moves: {},
    stays: ['awaiting-review', 'sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'recordReinspection',
    actors: ['officer', 'handler'],
    ruleId: 'F22',
    moves: {},
    stays: ['sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'recordTransfer',
    actors: ['officer', 'handler'],
    ruleId: 'F22',
    moves: {},
    stays: ['sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'recordFeedback',
    actors: ['officer', 'handler'],
    ruleId: 'F22',
    moves: {},
    stays: ['sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'closeFollowUp',
    actors: ['officer', 'handler'],
    ruleId: 'F22',
    moves: {},
    stays: ['sealed', 'accepted', 'awaiting-publication', 'published'],
  },
  {
    command: 'preparePublication',
    actors: ['officer', 'handler'],
    ruleId: 'P16',
    moves: { accepted: ['awaiting-publication'] },
    stays: ['awaiting-publication'],
  },
  {
    command: 'recordPublication',
    actors: ['officer', 'handler'],
    ruleId: 'Q12',
    moves: { 'awaiting-publication': ['published'] },
    stays: [],
  },
  {
    command: 'archiveCase',
    actors: ['officer', 'handler'],
    ruleId: 'F17',
    moves: { published: ['archived'] },
    stays: [],
  },
  {
    command: 'resolveConflict',
    actors: ['officer'],
    ruleId: 'Q17',
    moves: { 'awaiting-signatures': ['inspecting'] },
    stays: ['inspecting', 'awaiting-signatures'],
  },
  {
    command: 'resolveParked',
    actors: ['officer'],
    ruleId: 'Z8',
    moves: {},
    stays: [
      'awaiting-recusal',
      'awaiting-replacement',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
      'awaiting-review',
      'sealed',
      'accepted',
      'awaiting-publication',
      'published',
      'archived',
      'task-returned',
      'cancelled',
    ],
  },
]
