import { useState } from 'react'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { CheckField } from '../../app/components/field.tsx'
import styles from './missing-glyphs.module.css'

/** Code points of a character and its variant marks: U+3B8E, U+845B U+E0101. */
const codesOf = (glyph: string): string =>
  [...glyph].map((char) => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')

/** The characters that no face has, each with its code, as it stands on the paper. */
export function GlyphList({ missing }: { missing: readonly string[] }) {
  return (
    <ul className={styles.glyphs} aria-label="字库里没有的字">
      {missing.map((glyph) => (
        <li key={glyph}>
          <span className={styles.glyph}>{glyph}</span>
          <span className={styles.code}>{codesOf(glyph)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Asks before a paper with such characters is issued or printed; the officer has to have seen them. */
export function MissingGlyphsDialog({
  missing,
  act,
  back,
  onClose,
  onGoOn,
}: {
  missing: readonly string[]
  /** The act that waits: 出具通知书, 打印草稿. */
  act: string
  /** Where the dialog leads back to: 预览, 选择. */
  back: string
  onClose: () => void
  onGoOn: () => void
}) {
  const [seen, setSeen] = useState(false)
  return (
    <Dialog
      opened
      onClose={onClose}
      title={`有 ${missing.length} 个字印不出来`}
      lead="字库里没有这些字，纸面上是带字码的方框，须在打印后手写补上。"
      onSubmit={() => seen && onGoOn()}
      actions={
        <>
          <Button onClick={onClose}>回到{back}</Button>
          <Button kind="primary" type="submit" disabled={!seen}>
            {act}
          </Button>
        </>
      }
    >
      <GlyphList missing={missing} />
      <CheckField checked={seen} onChange={(event) => setSeen(event.target.checked)}>
        已看过这些字，打印后逐一手写补上
      </CheckField>
    </Dialog>
  )
}
