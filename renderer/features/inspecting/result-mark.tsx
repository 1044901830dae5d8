import {
  IconCheck,
  IconCircle,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconCircleMinus,
  IconCircleX,
  IconCircleXFilled,
  IconHelpCircle,
  IconHelpCircleFilled,
  IconMinus,
  IconQuestionMark,
  IconX,
} from '@tabler/icons-react'
import type { AnswerResult } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import styles from './result-mark.module.css'

const outlined = {
  conform: IconCircleCheck,
  nonconform: IconCircleX,
  notApplicable: IconCircleMinus,
  unverifiable: IconHelpCircle,
}
const solid = {
  conform: IconCircleCheckFilled,
  nonconform: IconCircleXFilled,
  notApplicable: IconCircleMinus,
  unverifiable: IconHelpCircleFilled,
}
const bare = {
  conform: IconCheck,
  nonconform: IconX,
  notApplicable: IconMinus,
  unverifiable: IconQuestionMark,
}

/** The mark of an answer: tick, cross, minus, question mark; an empty ring while it is open. The word stands beside it. */
export function ResultMark({
  result,
  size = 20,
  look = 'solid',
}: {
  result: AnswerResult | null | undefined
  size?: number
  look?: 'solid' | 'outlined' | 'bare'
}) {
  const Icon = result ? { solid, outlined, bare }[look][result] : IconCircle
  return (
    <Icon
      size={size}
      stroke={look === 'bare' ? 1.8 : 1.6}
      aria-hidden
      className={classNames(styles.mark, result ? styles[result] : styles.open)}
    />
  )
}

/** Name of the class that gives words the colour of an answer. */
export function resultColour(result: AnswerResult): string {
  return styles[result] ?? ''
}
