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

const demo = resolve(import.meta.dirname, '../../assets/demo')

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(resolve(demo, name), 'utf8')) as T
}

/** The demo accounts as lines of a table, for the terminal; a line is left free before each district. */
export async function demoAccountLines(): Promise<string[]> {
  const accounts = await read<DemoAccount[]>('accounts.json')
  const stations = await read<{ name: string; jurisdictionId: string }[]>('stations.json')
  const districtOf = (index: number) =>
    stations.find(({ name }) => name === accounts[index]?.station)?.jurisdictionId
  const rows = accounts.map(({ login, password, name, role, station }) => [
    login,
    password,
    name,
    roleNames[role] ?? role,
    station,
  ])
  const table = [['账号', '密码', '姓名', '角色', '单位'], ...rows]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => width(row[column]!))))
  return table.flatMap((row, index) => {
    const line = row
      .map((cell, column) => pad(cell, widths[column]!))
      .join('  ')
      .trimEnd()
    // The first line is the heading.
    return index > 1 && districtOf(index - 1) !== districtOf(index - 2) ? ['', line] : [line]
  })
}

/** Columns that a text takes on a terminal: a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0)! >= 0x1100 ? 2 : 1), 0)
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(columns - width(text))
}
