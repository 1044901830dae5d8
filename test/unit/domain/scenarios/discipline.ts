import { arrival, Bench, conform, noProblem, officer, people, photo } from '../bench.ts'
import {
  byDocuments,
  culture,
  DistrictBench,
  joint,
  obstruction,
  offsiteRecord,
  ofMatters,
  opinion,
  publicInformation,
  regulator,
} from '../discipline-bench.ts'
import type { Scenario } from './scenario.ts'

const { jia, yi } = people
const [annual, instant] = publicInformation
const bench = () => new Bench()

export const disciplineScenarios: readonly Scenario[] = [
  [
    'method.unknown-matter',
    'P3',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordMethod', { ...byDocuments, checklistId: 'food-sales' }),
  ],
  [
    'method.onsite-required',
    'F20',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordMethod', { ...byDocuments, checklistId: 'registration' }),
  ],
  [
    'method.not-listed',
    'F9',
    () => offsiteRecord().attempt(jia, 'recordMethod', { ...byDocuments, method: '视频检查' }),
  ],
  [
    'method.reason-missing',
    'F9',
    () => offsiteRecord().attempt(jia, 'recordMethod', { ...byDocuments, reason: ' ' }),
  ],
  [
    'method.offsite-first',
    'J6',
    () => offsiteRecord().offsite(annual, { outcome: 'insufficient' }).attempt(jia, 'recordArrival', arrival),
  ],
  [
    'method.visit-unneeded',
    'J6',
    () => offsiteRecord().offsite(annual).offsite(instant).attempt(jia, 'recordArrival', arrival),
  ],
  [
    'method.visit-due',
    'P11',
    () =>
      new DistrictBench(ofMatters(['registration', annual]))
        .declared()
        .offsite(annual)
        .attempt(jia, 'answerItem', conform),
  ],
  [
    'arrival.department',
    'P15',
    () =>
      joint([
        { ...officer(jia), department: regulator },
        { ...officer(yi), department: regulator },
        { ...officer(people.bing), department: culture },
      ]).attempt(jia, 'recordArrival', arrival),
  ],
  [
    'opinion.evidence',
    'P14',
    () => {
      const record = bench().arrived().evidence('report')
      record.give(jia, 'withdrawEvidence', { evidenceId: photo('report'), reason: '缺页' })
      return record.attempt(jia, 'recordOpinion', { ...opinion, evidenceId: photo('report') })
    },
  ],
  [
    'opinion.incomplete',
    'P14',
    () =>
      bench()
        .arrived()
        .evidence('report')
        .attempt(jia, 'recordOpinion', { ...opinion, body: ' ', evidenceId: photo('report') }),
  ],
  [
    'opinion.payer',
    'P14',
    () =>
      bench()
        .arrived()
        .evidence('report')
        .attempt(jia, 'recordOpinion', { ...opinion, payer: 'party', evidenceId: photo('report') }),
  ],
  [
    'obstruction.facts-missing',
    'P18',
    () =>
      bench()
        .arrived()
        .attempt(jia, 'recordObstruction', { ...obstruction, facts: '' }),
  ],
  [
    'obstruction.proof-missing',
    'P18',
    () =>
      bench()
        .arrived()
        .attempt(jia, 'recordObstruction', { ...obstruction, witnessName: '' }),
  ],
  [
    'conclude.obstruction',
    'P18',
    () => {
      const record = bench().arrived().fill().give(jia, 'recordObstruction', obstruction)
      return record.attempt(jia, 'conclude', record.conclusion())
    },
  ],
  [
    'conclude.obstruction-missing',
    'P18',
    () => {
      const record = bench()
        .arrived()
        .give(jia, 'recordObstruction', { ...obstruction, kind: 'false-statement' })
      return record.attempt(jia, 'conclude', record.conclusion({ ...noProblem, resultCode: '7' }))
    },
  ],
]
