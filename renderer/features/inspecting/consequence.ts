import type { ResultList } from '../../../shared/domain/result-list.ts'

/** What a 不符合 leads to, by the result list that the record is held to. */
export function consequence(resultList: ResultList): string {
  const excluded = resultList.entries.filter(({ nature }) => nature === 'no-problem')
  const corrects = resultList.entries.some(({ followUps }) => followUps.includes('ordered-correction'))
  return [
    excluded.length > 0 && `结论不能再选${excluded.map(({ text }) => `“${text}”`).join('、')}。`,
    '须写明发现的事实。',
    corrects && '选责令改正的，要填写改正期限和复查日期。',
  ]
    .filter(Boolean)
    .join('')
}
