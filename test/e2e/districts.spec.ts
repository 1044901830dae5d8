import { expect } from '@playwright/test'
import { type Behaviour, type DistrictPeople, dispatchSameTasks, observe } from '../flow/districts.ts'
import { test } from './desk.ts'

const names = ['秦皇岛', '石家庄', '濮阳', '丰泽', '泽州'] as const
type Name = (typeof names)[number]

const people: Record<Name, Omit<DistrictPeople, 'name'>> = {
  秦皇岛: {
    id: '130300',
    stationId: 'qinhuangdao-haigang',
    first: ['qhd-jia', '检查员子'],
    second: ['qhd-yi', '检查员丑'],
    admin: 'qhd-guanli',
    received: '秦皇岛某丁子',
  },
  石家庄: {
    id: '130100',
    stationId: 'shijiazhuang-qiaoxi',
    first: ['sjz-jia', '检查员寅'],
    second: ['sjz-yi', '检查员卯'],
    admin: 'sjz-guanli',
    received: '石家庄某丁寅',
  },
  濮阳: {
    id: '410928',
    stationId: 'puyang-chengguan',
    first: ['xin', '检查员辛'],
    second: ['ren', '检查员壬'],
    admin: 'guanliyi',
    received: '濮阳县某癸酉',
  },
  丰泽: {
    id: '350503',
    stationId: 'fengze-quanxiu',
    first: ['jia', '检查员甲'],
    second: ['yi', '检查员乙'],
    admin: 'guanli',
    received: '某辰电子商务',
  },
  泽州: {
    id: '140525',
    stationId: 'zezhou-jincun',
    first: ['zez-jia', '检查员辰'],
    second: ['zez-yi', '检查员巳'],
    admin: 'zez-guanli',
    received: '泽州某丁辰',
  },
}

/** What every district is seen to do, by the tests below; the last one compares them. */
const seen = new Map<Name, Behaviour>()

test.describe
  .serial('the five districts (domain.md §1.6)', () => {
    for (const name of names)
      test(`${name}: the same tasks, walked by its own rules`, async ({ station, laptop }) => {
        const district = { name, ...people[name] }
        await dispatchSameTasks(station.address, district)
        seen.set(name, await observe(await laptop(), district))
      })

    test('differ where their plans say so, and only there', () => {
      const value = (key: keyof Behaviour, name: Name) => seen.get(name)![key]
      /** Which districts behave alike: every group differs from every other. */
      const alike: Record<keyof Behaviour, readonly (readonly Name[])[]> = {
        notice: [['丰泽'], ['濮阳'], ['秦皇岛', '石家庄', '泽州']],
        publicInformation: [['石家庄'], ['丰泽'], ['秦皇岛', '濮阳', '泽州']],
        registrationOnPaper: [['丰泽'], ['秦皇岛', '石家庄', '濮阳', '泽州']],
        publishUntil: [['丰泽'], ['秦皇岛', '石家庄', '濮阳', '泽州']],
        countedFrom: [['濮阳'], ['秦皇岛', '石家庄', '丰泽', '泽州']],
        publishRule: [['秦皇岛'], ['濮阳'], ['丰泽'], ['石家庄', '泽州']],
        review: [['石家庄'], ['秦皇岛', '濮阳', '丰泽', '泽州']],
        reminder: [['丰泽'], ['秦皇岛', '石家庄', '濮阳', '泽州']],
        platforms: [['秦皇岛', '石家庄'], ['濮阳'], ['丰泽'], ['泽州']],
        reports: [['秦皇岛'], ['石家庄'], ['丰泽'], ['濮阳', '泽州']],
      }
      for (const [key, groups] of Object.entries(alike) as [keyof Behaviour, Name[][]][]) {
        const found = new Map<string, Name[]>()
        for (const name of names) found.set(value(key, name), [...(found.get(value(key, name)) ?? []), name])
        const sorted = (all: Iterable<readonly Name[]>) =>
          [...all].map((group) => [...group].sort().join()).sort()
        expect(sorted(found.values()), `${key}: ${JSON.stringify([...found])}`).toEqual(sorted(groups))
      }
    })
  })
