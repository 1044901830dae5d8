import { Menu } from '@mantine/core'
import { IconCamera, IconFile, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { evidenceFor, type OpenItem } from '../../../shared/domain/decide/context.ts'
import type { Evidence } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { HoverNote } from '../../app/components/hover-note.tsx'
import { KeyCap } from '../../app/components/key-cap.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import type { AnswerWriter } from './answer-writer.ts'
import { CaptureList } from './capture-list.tsx'
import { comparisonNames, difference, knownOf } from './comparison.ts'
import styles from './comparison-panel.module.css'
import { EvidenceDialog } from './evidence-dialog.tsx'
import { EvidencePiece } from './evidence-piece.tsx'
import { ItemSavedAt, ItemTrouble } from './item-saving.tsx'
import { LawAndMethod } from './law-and-method.tsx'
import { PhraseMenu } from './phrase-menu.tsx'
import type { EvidenceTaker } from './use-evidence-taker.tsx'

interface ComparisonPanelProps {
  loaded: LoadedInspection
  entry: OpenItem
  number: number
  writer: AnswerWriter
  taker: EvidenceTaker
  editable: boolean
  /** Words and act of the filled button; undefined when the page's header has it. */
  next?: { label: string; act: () => void }
}

const tones = {
  conform: 'green',
  nonconform: 'red',
  notApplicable: 'neutral',
  unverifiable: 'amber',
} as const

/** The row in hand below the table: problem, evidence, consequence; and the keys. */
export function ComparisonPanel({
  loaded,
  entry,
  number,
  writer,
  taker,
  editable,
  next,
}: ComparisonPanelProps) {
  const { inspection } = loaded
  const { key, item } = entry
  const draft = writer.draft(key)
  const comparison = { ...knownOf(inspection, item.key), ...draft.comparison }
  const capturing = taker.capturing.filter((capture) => capture.answerKey === key)
  const saving = writer.saving(key)
  return (
    <>
      {(saving.state === 'failed' ||
        saving.state === 'refused' ||
        capturing.some((c) => c.problem || c.refusal)) && (
        <div className={styles.trouble}>
          <ItemTrouble writer={writer} itemKey={key} />
          <CaptureList capturing={capturing} onPutAway={taker.putAway} />
        </div>
      )}
      <section className={styles.detail} aria-label={`第 ${number} 项 ${item.title}`}>
        <div className={styles.words}>
          <div className={styles.title}>
            第 {number} 项　{item.title}
            {draft.result && <Pill tone={tones[draft.result]}>{comparisonNames[draft.result]}</Pill>}
            <span className={styles.grow} />
            <HoverNote note={<LawAndMethod item={item} />} className={styles.link}>
              依据和方法
            </HoverNote>
            {editable && draft.result && draft.result !== 'conform' && (
              <PhraseMenu
                phrases={item.phrases}
                facts={draft.facts}
                onApply={(facts) => writer.edit(key, { facts })}
              />
            )}
          </div>
          <textarea
            key={key}
            rows={1}
            className={styles.facts}
            aria-label="问题描述"
            placeholder={placeholder(draft.result, difference(comparison))}
            value={draft.facts}
            maxLength={4000}
            readOnly={!editable || !draft.result}
            onChange={(event) => writer.edit(key, { facts: event.target.value }, 'soon')}
            onBlur={() => void writer.flush()}
          />
        </div>
        <RowEvidence
          inspectionId={inspection.id}
          pieces={evidenceFor(inspection, key)}
          taker={taker}
          editable={editable}
          minimum={draft.result === 'nonconform' ? item.evidenceMinimum : 0}
        />
        <div className={styles.consequence}>
          <h3>由此产生</h3>
          {draft.result === 'nonconform' ? (
            <p>
              结论要写明事实、定性和依据，并附本对照表和证据。 <RuleChip id="F12" />
            </p>
          ) : draft.result === 'unverifiable' ? (
            <p>写明为什么无法核实，能补的材料写明补交日期。</p>
          ) : (
            <p>没有。</p>
          )}
        </div>
      </section>
      <footer className={styles.bar}>
        <Keys />
        <span className={styles.space} />
        <ItemSavedAt saving={saving} />
        {next && (
          <Button kind="primary" keyCap="Enter" onClick={next.act} aria-keyshortcuts="Enter">
            {next.label}
          </Button>
        )}
      </footer>
    </>
  )
}

function placeholder(result: string | null, amount: string | undefined): string {
  if (!result) return '先填实际内容或者选对比结果'
  if (result === 'nonconform')
    return amount ? `写明事实，例如：公示与账册不一致，${amount}` : '写明发现的事实（必填）'
  return result === 'unverifiable' ? '写明为什么无法核实' : '说明，可以不填'
}

function RowEvidence({
  inspectionId,
  pieces,
  taker,
  editable,
  minimum,
}: {
  inspectionId: string
  pieces: readonly Evidence[]
  taker: EvidenceTaker
  editable: boolean
  minimum: number
}) {
  const [opened, setOpened] = useState<Evidence | null>(null)
  return (
    <div className={styles.evidence}>
      <h3>
        证据 {pieces.length} 件{minimum > pieces.length && `，本项至少 ${minimum} 件`}
      </h3>
      <div className={styles.pieces}>
        {pieces.map((piece) => (
          <EvidencePiece key={piece.id} piece={piece} compact onOpen={() => setOpened(piece)} />
        ))}
        {editable && (
          <Menu position="top-end" shadow="md" radius="xl" width={160}>
            <Menu.Target>
              <Button icon={<IconPlus size={16} stroke={1.7} />} className={styles.add}>
                添加
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={styles.menu}>
              <Menu.Item
                className={styles.way}
                leftSection={<IconCamera size={18} stroke={1.7} />}
                onClick={taker.openCamera}
              >
                拍照
              </Menu.Item>
              <Menu.Item
                className={styles.way}
                leftSection={<IconFile size={18} stroke={1.7} />}
                onClick={taker.chooseFiles}
              >
                选文件
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <EvidenceDialog
        inspectionId={inspectionId}
        piece={opened}
        editable={editable}
        onClose={() => setOpened(null)}
      />
    </div>
  )
}

function Keys() {
  return (
    <p className={styles.keys}>
      <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> <span>换行</span>
      <KeyCap>Tab</KeyCap> <span>换格</span>
      {['一致', '不一致', '无法核实'].map((name, index) => (
        <span key={name} className={styles.pair}>
          <KeyCap>{String(index + 1)}</KeyCap> <span>{name}</span>
        </span>
      ))}
      <KeyCap>[</KeyCap> <KeyCap>]</KeyCap> <span>换事项</span>
    </p>
  )
}
