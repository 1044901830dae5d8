import { describe, expect, it } from 'vitest'
import { splitName } from '../../../renderer/app/components/middle-cut.ts'

describe('names cut in the middle', () => {
  it('keeps the branch, else the legal form', () => {
    expect(splitName('泉州市丰泽区东海湾某某国际供应链管理与信息服务有限公司第三分公司').tail).toBe(
      '第三分公司',
    )
    expect(splitName('泉州市丰泽区某某商贸有限公司').tail).toBe('有限公司')
    expect(splitName('丰泽区蟳埔某某水产农民专业合作社').tail).toBe('农民专业合作社')
  })

  it('leaves short names whole', () => {
    expect(splitName('丰泽区某某大药房')).toEqual({ head: '丰泽区某某大药房', tail: '' })
  })

  it('never loses or splits a character, rare ones included', () => {
    for (const name of [
      '泉州市丰泽区某𠮷𨳍综合贸易行',
      '泉州某辛<script>alert(1)</script>广告',
      '某'.repeat(300),
    ]) {
      const { head, tail } = splitName(name)
      expect(head + tail).toBe(name)
      expect(tail).not.toMatch(/^[\uDC00-\uDFFF]/)
    }
  })
})
