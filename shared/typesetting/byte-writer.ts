const sign = { space: 32, zero: 48, minus: 45, point: 46 } as const
const hexDigits = Uint8Array.from('0123456789ABCDEF', (character) => character.charCodeAt(0))

/** Bytes that grow at their end. */
export class ByteWriter {
  length = 0
  private bytes = new Uint8Array(1 << 14)

  /** One byte for each character, none of which is beyond U+00FF. */
  text(text: string): void {
    this.need(text.length)
    const { bytes } = this
    let at = this.length
    for (let index = 0; index < text.length; index += 1) {
      bytes[at] = text.charCodeAt(index)
      at += 1
    }
    this.length = at
  }

  byte(value: number): void {
    this.need(1)
    this.bytes[this.length] = value
    this.length += 1
  }

  /** Four hexadecimal digits. */
  hex16(value: number): void {
    this.need(4)
    const { bytes, length } = this
    bytes[length] = hexDigits[value >> 12]!
    bytes[length + 1] = hexDigits[(value >> 8) & 15]!
    bytes[length + 2] = hexDigits[(value >> 4) & 15]!
    bytes[length + 3] = hexDigits[value & 15]!
    this.length = length + 4
  }

  /** A number rounded to so many decimals (3: a thousandth of a point), without those at its end that are 0. */
  number(value: number, decimals: 2 | 3 = 3): void {
    const rounded = Math.round(value * (decimals === 3 ? 1000 : 100))
    const size = Math.abs(rounded)
    // Whole numbers of 32 bits are reckoned fastest; what is larger is no length on paper.
    if (size > 0x7fffffff) {
      this.text(String(rounded / (decimals === 3 ? 1000 : 100)))
      return
    }
    this.need(16)
    if (rounded < 0) this.put(sign.minus)
    this.digits(size | 0, decimals)
  }

  private digits(size: number, decimals: 2 | 3): void {
    const unit = decimals === 3 ? 1000 : 100
    const whole = (size / unit) | 0
    let places = 1
    for (let rest = (whole / 10) | 0; rest > 0; rest = (rest / 10) | 0) places += 1
    let rest = whole
    for (let at = this.length + places - 1; at >= this.length; at -= 1) {
      const tens = (rest / 10) | 0
      this.bytes[at] = sign.zero + (rest - tens * 10)
      rest = tens
    }
    this.length += places
    let fraction = size - whole * unit
    if (fraction === 0) return
    this.put(sign.point)
    for (let place = (unit / 10) | 0; fraction > 0; place = (place / 10) | 0) {
      const digit = (fraction / place) | 0
      this.put(sign.zero + digit)
      fraction -= digit * place
    }
  }

  /** A byte where there is room for it. */
  private put(value: number): void {
    this.bytes[this.length] = value
    this.length += 1
  }

  /** Two numbers. */
  point(x: number, y: number): void {
    this.number(x)
    this.byte(sign.space)
    this.number(y)
  }

  append(bytes: Uint8Array): void {
    this.need(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** A look at the bytes from `start` to `end`, good until the next are written. */
  view(start: number, end: number): Uint8Array {
    return this.bytes.subarray(start, end)
  }

  /** A copy of all. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }

  /** Numbers of bytes `start` to `end` that tell them from most others (FNV-1a). */
  hash(start: number, end: number): number {
    const { bytes } = this
    let hash = 0x811c9dc5
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    return hash
  }

  /** Whether two stretches of the same length have the same bytes. */
  isSame(one: number, other: number, length: number): boolean {
    const { bytes } = this
    for (let at = 0; at < length; at += 1) {
      if (bytes[one + at] !== bytes[other + at]) return false
    }
    return true
  }

  private need(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(this.length + count, this.bytes.length * 2))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }
}
