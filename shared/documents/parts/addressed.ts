import type { EntityKind } from './input-parts.ts'

/** How a paper speaks to a business. */
export const addressed: Readonly<Record<EntityKind, string>> = {
  enterprise: '你单位',
  individual: '你户',
  cooperative: '你社',
}

/** A sentence of the law data, which is written for 你单位, as this kind of entity is spoken to. */
export const addressedTo = (text: string, kind: EntityKind): string =>
  text.replaceAll('你单位', addressed[kind])

/** Whoever stands for the business, as papers call the person. */
export const representativeNames: Readonly<Record<EntityKind, string>> = {
  enterprise: '法定代表人（负责人）',
  individual: '经营者',
  cooperative: '法定代表人',
}

/** What the registered address is called. */
export const addressNames: Readonly<Record<EntityKind, string>> = {
  enterprise: '登记的住所（经营场所）',
  individual: '登记的经营场所',
  cooperative: '登记的住所',
}
