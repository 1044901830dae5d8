import type { Tag } from './page-content.ts'
import { type PdfFile, type PdfRef, textString } from './pdf-file.ts'

/** An element while its document is written. */
interface Element {
  readonly tag: Tag
  readonly ref: PdfRef
  /** The page that its content begins on. */
  page: PdfRef | undefined
  /** What belongs to it in reading order, as it stands in the file: numbers of marks, parts. */
  readonly kids: (number | string)[]
}

/** Marks of one page, in the order of their numbers: the element that each belongs to. */
export interface PageMarks {
  readonly page: PdfRef
  readonly owners: PdfRef[]
}

/**
 * The structure tree of a PDF (tagged text), so that a screen reader meets titles, paragraphs and table cells in
 * their order and never the page numbers, rules and draft marks.
 */
export class Structure {
  private readonly file: PdfFile
  private readonly root: PdfRef
  private readonly documents: PdfRef[] = []
  private readonly pageOwners: PdfRef[] = []

  constructor(file: PdfFile) {
    this.file = file
    this.root = file.reserve()
  }

  /** Starts the elements of one document. @param title as a PDF string */
  document(title: string): DocumentStructure {
    const ref = this.file.reserve()
    this.documents.push(ref)
    return new DocumentStructure(this.file, this.root, ref, title, this.pageOwners)
  }

  /** Writes the root; call after the last document. */
  finish(): PdfRef {
    const tree = this.file.put(
      `<</Nums[${this.pageOwners.map((owners, index) => `${index} ${owners}`).join(' ')}]>>`,
    )
    return this.file.put(
      `<</Type/StructTreeRoot/K[${this.documents.join(' ')}]/ParentTree ${tree}/ParentTreeNextKey ${this.pageOwners.length}>>`,
      this.root,
    )
  }
}

export class DocumentStructure {
  private readonly file: PdfFile
  private readonly root: PdfRef
  private readonly ref: PdfRef
  private readonly title: string
  private readonly pageOwners: PdfRef[]
  private readonly elements = new Map<Tag, Element>()
  private readonly top: PdfRef[] = []

  constructor(file: PdfFile, root: PdfRef, ref: PdfRef, title: string, pageOwners: PdfRef[]) {
    this.file = file
    this.root = root
    this.ref = ref
    this.title = title
    this.pageOwners = pageOwners
  }

  /** Number of a marked stretch of a page that belongs to the element of the tag. */
  mark(marks: PageMarks, tag: Tag): number {
    const element = this.element(tag)
    const mark = marks.owners.push(element.ref) - 1
    element.page ??= marks.page
    element.kids.push(element.page === marks.page ? mark : `<</Type/MCR/Pg ${marks.page}/MCID ${mark}>>`)
    return mark
  }

  /** Notes whom the marks of a page belong to; returns the page's key in the parent tree. */
  closePage(marks: PageMarks): number {
    return this.pageOwners.push(this.file.put(`[${marks.owners.join(' ')}]`)) - 1
  }

  finish(): void {
    this.file.put(`<</S/Document/P ${this.root}/T${this.title}/K[${this.top.join(' ')}]>>`, this.ref)
    for (const element of this.elements.values()) this.write(element)
  }

  private element(tag: Tag): Element {
    let element = this.elements.get(tag)
    if (element === undefined) {
      const siblings = tag.parent ? this.element(tag.parent).kids : this.top
      element = { tag, ref: this.file.reserve(), page: undefined, kids: [] }
      this.elements.set(tag, element)
      siblings.push(element.ref)
    }
    return element
  }

  private write({ tag, ref, page, kids }: Element): void {
    const object = this.file.begin(ref)
    object.text('<</S/')
    object.text(tag.role)
    object.text('/P ')
    object.text(tag.parent ? this.element(tag.parent).ref : this.ref)
    if (page !== undefined) {
      object.text('/Pg ')
      object.text(page)
    }
    object.text(attributesOf(tag))
    object.text(kids.length === 1 ? `/K ${kids[0]}>>` : `/K[${kids.join(' ')}]>>`)
    this.file.end()
  }
}

function attributesOf({ scope, span = 1, alt }: Tag): string {
  if (scope === undefined && span <= 1 && alt === undefined) return ''
  const ofTable = `${scope ? `/Scope/${scope}` : ''}${span > 1 ? `/ColSpan ${span}` : ''}`
  return `${ofTable ? `/A<</O/Table${ofTable}>>` : ''}${alt ? `/Alt${textString(alt)}` : ''}`
}
