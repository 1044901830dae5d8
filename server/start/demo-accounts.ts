import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

interface DemoAccount {
  login: string
  name: string
  role: string
  station: string
  password: string
}

const roleNames: Record<string, string> = {
  inspector: '检查人员',
  stationHead: '监管所负责人',
  bureauReviewer: '区局审核',
  bureauApprover: '区局审批',
  admin: '管理员',
}

const file = resolve(import.meta.dirname, '../../assets/demo/accounts.json')

/** The demo accounts as lines of a table, for the terminal. */
export async function demoAccountLines(): Promise<string[]> {
  const accounts = JSON.parse(await readFile(file, 'utf8')) as DemoAccount[]
  const rows = accounts.map(({ login, password, name, role, station }) => [
    login,
    password,
    name,
    roleNames[role] ?? role,
    station,
  ])
  const table = [['账号', '密码', '姓名', '角色', '单位'], ...rows]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => width(row[column]!))))
  return table.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

/** Columns that a text takes on a terminal: a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0)! >= 0x1100 ? 2 : 1), 0)
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(columns - width(text))
}
