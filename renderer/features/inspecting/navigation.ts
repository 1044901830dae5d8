import type { OpenItem } from '../../../shared/domain/decide/context.ts'
import type { MatterView } from './matters.ts'

/** The matter that holds an item; the first one for an unknown key. */
export function matterOf(matters: readonly MatterView[], key: string): MatterView | undefined {
  return matters.find((matter) => matter.items.some((entry) => entry.key === key)) ?? matters[0]
}

/** Where work goes on when the screen opens: the first open item, else the first. */
export function startKey(matters: readonly MatterView[]): string | undefined {
  return (firstOpen(matters) ?? matters[0]?.items[0])?.key
}

/** The item before or after, over the borders of matters; undefined at the ends. */
export function step(matters: readonly MatterView[], key: string, by: 1 | -1): string | undefined {
  const all = matters.flatMap((matter) => matter.items)
  const index = all.findIndex((entry) => entry.key === key)
  return index < 0 ? undefined : all[index + by]?.key
}

/** The next open item of the list, from the top again after its end; undefined when none is left. */
export function nextOpen(items: readonly OpenItem[], open: readonly OpenItem[], key: string) {
  const at = items.findIndex((entry) => entry.key === key)
  const isOpen = (entry: OpenItem) => entry.key !== key && open.some((other) => other.key === entry.key)
  return (items.slice(at + 1).find(isOpen) ?? items.slice(0, Math.max(at, 0)).find(isOpen))?.key
}

/** Where [ and ] lead: the first open item of the neighbouring matter, else its first item. */
export function neighbourMatter(matters: readonly MatterView[], key: string, by: 1 | -1): string | undefined {
  const index = matters.findIndex((matter) => matter.items.some((entry) => entry.key === key))
  const matter = index < 0 ? undefined : matters[index + by]
  return matter && (matter.open[0] ?? matter.items[0])?.key
}

/** What 下一项 does: the next item; from the last one the first that is still open; undefined when all is done. */
export function following(matters: readonly MatterView[], key: string): string | undefined {
  const next = step(matters, key, 1)
  if (next) return next
  const open = firstOpen(matters)
  return open && open.key !== key ? open.key : undefined
}

function firstOpen(matters: readonly MatterView[]): OpenItem | undefined {
  return matters.find((matter) => matter.open.length > 0)?.open[0]
}
