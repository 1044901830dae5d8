import { useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Keys by name: `event.code` of one key (`Slash`, `ArrowDown`, `Digit1`, `KeyA`), two in a row (`KeyG Digit1`),
 * or with modifiers (`Alt+KeyA`, `Control+Enter`). `?` is `Question`. `F1` works everywhere.
 */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>
/** The same as pairs of name and act. */
export type KeyList = readonly (readonly [name: string, act: (event: KeyboardEvent) => void])[]

const prefixMilliseconds = 1500
const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]'
const pressable = 'button, a[href], [role=menuitem], summary'

/** Maps of the screens that are open now, and the first key of a pair; shared so that G 1 never answers an item. */
const maps: { current: KeyMap }[] = []
let prefix = ''
let prefixAt = 0

/** Whether a single key belongs to the field that has focus rather than to the screen. */
export function inTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null
}

/** The name of a key press in a `KeyMap`. */
export function keyName(
  event: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): string {
  const numpad = /^Numpad(\d)$/.exec(event.code)
  const code = numpad ? `Digit${numpad[1]}` : event.code === 'NumpadEnter' ? 'Enter' : event.code
  const name = event.key === '?' || event.key === '？' ? 'Question' : code
  return `${event.ctrlKey || event.metaKey ? 'Control+' : ''}${event.altKey ? 'Alt+' : ''}${name}`
}

function find(name: string): ((event: KeyboardEvent) => void) | undefined {
  for (const map of maps) if (map.current[name]) return map.current[name]
  return undefined
}

/** A dialog was open when the key went down: the dialog's own Esc may have taken it away before the screen's turn. */
let behindDialog = false
function noteDialog(): void {
  behindDialog = document.querySelector('[role=dialog][aria-modal=true]') !== null
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
  if (behindDialog) return
  const name = keyName(event)
  const modified = name.includes('+') || name === 'F1'
  if (!modified && inTextField(event.target)) return
  const pair =
    prefix && event.timeStamp - prefixAt < prefixMilliseconds ? find(`${prefix} ${name}`) : undefined
  const handler = pair ?? find(name)
  const starts = maps.some(({ current }) => Object.keys(current).some((key) => key.startsWith(`${name} `)))
  prefix = !pair && starts ? name : ''
  prefixAt = event.timeStamp
  if (!handler) return
  if (name === 'Enter' && event.target instanceof Element && event.target.closest(pressable)) return
  event.preventDefault()
  handler(event)
}

/**
 * Keys of a screen. Single keys do nothing in a text field, while an input method composes, or behind an open
 * dialog; keys with Ctrl or Alt also work in text fields. Enter on a focused button stays with that button.
 * @param enabled false switches the keys off
 */
export function useKeys(keys: KeyMap | KeyList, enabled = true): void {
  const current = useRef<KeyMap>({})
  useLayoutEffect(() => {
    current.current = Array.isArray(keys) ? Object.fromEntries(keys) : (keys as KeyMap)
  })
  useEffect(() => {
    if (!enabled) return
    maps.push(current)
    if (maps.length === 1) {
      window.addEventListener('keydown', noteDialog, { capture: true })
      window.addEventListener('keydown', onKeyDown)
    }
    return () => {
      maps.splice(maps.indexOf(current), 1)
      if (maps.length === 0) {
        window.removeEventListener('keydown', noteDialog, { capture: true })
        window.removeEventListener('keydown', onKeyDown)
      }
    }
  }, [enabled])
}
