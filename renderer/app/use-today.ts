import { useEffect, useState } from 'react'
import { chinaDate } from '../../shared/domain/china-time.ts'

const readToday = () => chinaDate(new Date().toISOString())

/** Today's ISO date in China; changes at midnight while the app stays open. */
export function useToday(): string {
  const [today, setToday] = useState(readToday)
  useEffect(() => {
    const timer = window.setInterval(() => setToday(readToday()), 30_000)
    return () => window.clearInterval(timer)
  }, [])
  return today
}
