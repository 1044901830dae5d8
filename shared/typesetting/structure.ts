import type { Tag } from './page-content.ts'
import { type PdfFile, type PdfRef, textString } from './pdf-file.ts'

/** An element while its document is written: its content by page, its parts in reading order. */
interface Element {
  readonly tag: Tag
  readonly ref: PdfRef
  readonly parts: (PartOfPage | Element)[]
}

interface PartOfPage {
  readonly page: PdfRef
  readonly mark: number
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

  /** Starts the elements of one document. */
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
  private readonly top: Element[] = []

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
    element.parts.push({ page: marks.page, mark })
    return mark
  }

  /** Notes whom the marks of a page belong to; returns the page's key in the parent tree. */
  closePage(marks: PageMarks): number {
    return this.pageOwners.push(this.file.put(`[${marks.owners.join(' ')}]`)) - 1
  }

  finish(): void {
    this.file.put(
      `<</S/Document/P ${this.root}/T${textString(this.title)}/K[${this.top.map(({ ref }) => ref).join(' ')}]>>`,
      this.ref,
    )
    for (const element of this.elements.values()) this.write(element)
  }

  private element(tag: Tag): Element {
    let element = this.elements.get(tag)
    if (element === undefined) {
      const siblings: (PartOfPage | Element)[] = tag.parent ? this.element(tag.parent).parts : this.top
      element = { tag, ref: this.file.reserve(), parts: [] }
      this.elements.set(tag, element)
      siblings.push(element)
    }
    return element
  }

  private write({ tag, ref, parts }: Element): void {
    const parent = tag.parent ? this.element(tag.parent).ref : this.ref
    const page = parts.find((part) => 'page' in part)?.page
    const kids = parts.map((part) => {
      if ('ref' in part) return part.ref
      return part.page === page ? part.mark : `<</Type/MCR/Pg ${part.page}/MCID ${part.mark}>>`
    })
    const attributes = [
      tag.scope ? `/Scope/${tag.scope}` : '',
      tag.span !== undefined && tag.span > 1 ? `/ColSpan ${tag.span}` : '',
    ].join('')
    this.file.put(
      [
        `<</S/${tag.role}/P ${parent}`,
        page ? `/Pg ${page}` : '',
        attributes ? `/A<</O/Table${attributes}>>` : '',
        tag.alt ? `/Alt${textString(tag.alt)}` : '',
        kids.length === 1 ? `/K ${kids[0]}>>` : `/K[${kids.join(' ')}]>>`,
      ].join(''),
      ref,
    )
  }
}
