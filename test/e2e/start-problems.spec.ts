import { expect, type Page } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { FalseStation } from '../tools/false-station.ts'
import { test } from './desk.ts'

/** Fills in the first sign-in and sends it. */
async function trySignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录并登记本机' }).click()
}
const said = (page: Page) => page.getByRole('alert')

test('a page on an address that is not secure says why it cannot start, and what to do', async ({
  station,
  laptop,
}) => {
  const page = await laptop(`http://suijian.test:${station.port}`, [
    '--host-resolver-rules=MAP suijian.test 127.0.0.1',
  ])
  await expect(page.getByRole('heading', { name: '随检不能在这个地址启动' })).toBeVisible()
  await expect(said(page)).toContainText('不是安全地址，浏览器不提供加密和离线存储')
  await expect(page.getByRole('listitem')).toContainText([/https 地址/, /http:\/\/localhost/, /桌面版/])
  await expect(page.getByLabel('密码', { exact: true })).toHaveCount(0)
})

test('a second tab says that the first one holds the store, and takes it when that one is closed', async ({
  laptop,
}) => {
  const first = await laptop()
  await expect(first.getByLabel('密码', { exact: true })).toBeVisible()
  const second = await first.context().newPage()
  await second.goto(first.url())
  await expect(second.getByRole('heading', { name: '随检已在另一个标签页打开' })).toBeVisible()
  await expect(said(second)).toContainText('请回到那一页，或者关闭它后重新加载')
  await first.close()
  await second.getByRole('button', { name: '重新加载' }).click()
  await expect(second.getByLabel('密码', { exact: true })).toBeVisible()
})

test('an address where nobody answers is said to be unreachable', async ({ station, laptop }) => {
  const page = await laptop()
  await expect(page.getByLabel('站点地址')).toHaveValue(station.address)
  await station.stop()
  await trySignIn(page, 'jia', 'suijian-jia')
  await expect(said(page)).toContainText(`连不上站点 ${station.address}。请检查网络和地址`)
})

const handshake = (protocol: number) =>
  JSON.stringify({
    product: 'suijian',
    protocol,
    version: '9.9.9',
    epoch: 'epoch',
    stationName: '样板站',
    time: '2026-01-01T00:00:00.000Z',
  })
const others = [
  {
    what: 'another program, which answers with a page',
    type: 'text/html',
    answer: '<!doctype html><title>登录</title>',
    message: /回答的是网页，不是随检站点。这个网络要求登录的，请用浏览器打开任意网页登录/,
  },
  {
    what: 'a newer station',
    type: 'application/json',
    answer: handshake(99),
    message: /客户端版本 协议 1 低于站点要求的 9\.9\.9，协议 99。请更新客户端/,
  },
  {
    what: 'an older station',
    type: 'application/json',
    answer: handshake(0),
    message: /站点是旧版本（9\.9\.9，协议 0），客户端是 协议 1。请管理员更新站点/,
  },
]
for (const { what, type, answer, message } of others)
  test(`${what} is named on the sign-in screen`, async ({ laptop }) => {
    const server = await FalseStation.start(type, answer)
    try {
      const page = await laptop(server.address)
      await trySignIn(page, 'jia', 'suijian-jia')
      await expect(said(page)).toContainText(message)
      await expect(page.getByLabel('密码', { exact: true })).toHaveValue('suijian-jia')
    } finally {
      await server.stop()
    }
  })

test('wrong passwords are counted down to a lock that the right one does not open', async ({ laptop }) => {
  const page = await laptop()
  for (const left of [4, 3, 2, 1]) {
    await trySignIn(page, 'jia', `wrong-${left}`)
    await expect(said(page)).toContainText(`账号或密码不正确，还可以试 ${left} 次。用完后锁定 15 分钟`)
  }
  const locked = /密码连续输错，账号锁定到 \d{2}:\d{2}。已保存的记录不受影响/
  await trySignIn(page, 'jia', 'wrong-0')
  await expect(said(page)).toContainText(locked)
  await trySignIn(page, 'jia', 'suijian-jia')
  await expect(said(page)).toContainText(locked)
  await expect(page.getByRole('button', { name: '登录并登记本机' })).toBeVisible()

  // Another officer is not locked out.
  await trySignIn(page, 'yi', 'suijian-yi')
  await new Officer(page, '检查员乙', 'suijian-yi').expectOpen()
})

test('an officer whose 执法证 has expired is told so and what to do', async ({ laptop }) => {
  const page = await laptop()
  await trySignIn(page, 'ji', 'suijian-ji')
  await expect(said(page)).toContainText(
    /检查员己的执法证有效期至 \d{4}年\d{1,2}月\d{1,2}日，已经过期。请换发后由管理员更新名录/,
  )
})

test('a desktop without a keystore says before the first password what guards the keys, and what to do', async ({
  laptop,
}) => {
  const page = await laptop()
  const note = page.getByText('本机没有系统密钥环')
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible()
  await expect(note).toBeHidden()
  for (const [keystore, shown] of [
    ['none', true],
    ['gnome_libsecret', false],
  ] as const) {
    // What the main process of such a desktop answers; test/unit/electron/keyring.test.ts holds that it does.
    await page.addInitScript((backend) => {
      const answers: Record<string, unknown> = {
        'machine:versions': { app: '0', shell: 'Electron' },
        'guard:keystore': backend,
        'keyring:read': null,
        'station:address': null,
      }
      const invoke = async (channel: string) =>
        channel === 'guard:until-locked'
          ? new Promise(() => {})
          : { ok: true, value: answers[channel] ?? null }
      Object.defineProperty(window, 'suijian', { value: { invoke }, configurable: true })
    }, keystore)
    await page.reload()
    await expect(page.getByLabel('密码', { exact: true })).toBeVisible()
    if (shown) await expect(note).toContainText('只由你的密码保护。请使用 12 位以上的密码')
    else await expect(note).toBeHidden()
  }
})
