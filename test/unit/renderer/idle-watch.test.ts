import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { warningBefore, watchIdle } from '../../../renderer/app/idle-watch.ts'

const second = 1000
const minute = 60 * second
const limit = 10 * minute

describe('the idle watch', () => {
  let said: string[]
  let stop: () => void
  const touch = (name = 'keydown') => window.dispatchEvent(new Event(name, { cancelable: true }))
  const watch = (milliseconds = limit) => {
    stop = watchIdle(milliseconds, {
      warn: (left) => said.push(`warn ${left / second}`),
      resume: () => said.push('resume'),
      over: () => said.push('over'),
    })
  }

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('window', new EventTarget())
    vi.stubGlobal('document', new EventTarget())
    said = []
  })
  afterEach(() => {
    stop()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('warns a minute before the lock, once, and locks when nothing comes', () => {
    watch()
    vi.advanceTimersByTime(9 * minute - 1)
    expect(said).toEqual([])
    vi.advanceTimersByTime(1)
    expect(said).toEqual(['warn 60'])
    vi.advanceTimersByTime(minute - 1)
    expect(said).toEqual(['warn 60'])
    vi.advanceTimersByTime(1)
    expect(said).toEqual(['warn 60', 'over'])
  })

  it.each(['keydown', 'pointermove', 'pointerdown', 'wheel', 'touchstart', 'compositionupdate'])(
    '%s takes the warning back, and the whole time runs anew',
    (input) => {
      watch()
      vi.advanceTimersByTime(9 * minute + 30 * second)
      touch(input)
      expect(said).toEqual(['warn 60', 'resume'])
      vi.advanceTimersByTime(9 * minute - 1)
      expect(said).toHaveLength(2)
      vi.advanceTimersByTime(1)
      expect(said).toEqual(['warn 60', 'resume', 'warn 60'])
      vi.advanceTimersByTime(minute)
      expect(said.at(-1)).toBe('over')
    },
  )

  it('says nothing while somebody works, and holds no input back', () => {
    watch()
    const passed = vi.fn()
    window.addEventListener('keydown', passed)
    for (let round = 0; round < 30; round++) {
      vi.advanceTimersByTime(minute)
      expect(touch()).toBe(true)
    }
    expect(said).toEqual([])
    expect(passed).toHaveBeenCalledTimes(30)
  })

  it('warns in the second half of a time that is shorter than two minutes', () => {
    expect(warningBefore(minute)).toBe(30 * second)
    watch(minute)
    vi.advanceTimersByTime(30 * second)
    expect(said).toEqual(['warn 30'])
    vi.advanceTimersByTime(30 * second)
    expect(said).toEqual(['warn 30', 'over'])
  })

  it('locks without a warning when a machine wakes up after the time, also when an input comes first', () => {
    watch()
    // Timers stand still while a machine sleeps; the wall clock goes on.
    vi.setSystemTime(Date.now() + 3 * limit)
    touch()
    expect(said).toEqual(['over'])
  })

  it('is over for good when it is stopped', () => {
    watch()
    stop()
    vi.advanceTimersByTime(2 * limit)
    expect(said).toEqual([])
  })
})
