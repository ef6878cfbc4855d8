import { expect, type Page, test } from '@playwright/test';
import { drawWhere } from '@/tests/support/draw-where';
import { untilShown } from '@/tests/support/until-shown';

// A lab in all the ways in which people edit a configuration: by form, by JSON, as AWS CLI prints it, wrongly, with garbage.

const checkButton = (page: Page) => page.getByRole('button', { name: 'Check answer' });
const verdict = (page: Page) => page.getByRole('status').filter({ hasText: /Meets the goal|^Not / });

test.describe('the lab of the radio station', () => {
  const json = (page: Page) => page.getByLabel('The same as AWS JSON');
  const group = (page: Page, name: string) => page.getByRole('group', { name });
  const problem = (page: Page) => page.locator('#json-problems');

  test.beforeEach(async ({ page }) => {
    const { href } = await drawWhere(
      page.request,
      ({ kind, stem }) => kind === 'configuration' && stem.includes('radio station'),
      'cooldowns',
    );
    await page.goto(href);
    // alive once the form follows the JSON
    const text = await json(page).inputValue();
    await untilShown(
      () => json(page).fill(text.replace('"MaxCapacity": 20', '"MaxCapacity": 21')),
      () => expect(page.getByText('was 20')).toBeVisible({ timeout: 500 }),
    );
    await json(page).fill(text);
    await expect(page.getByText(/^was /)).toHaveCount(0);
  });

  /** What holds on every evening: enough instances from before six on. */
  const solve = async (page: Page) => {
    const before = group(page, 'ScheduledActions: before-the-evening');
    await before.getByLabel('Schedule').fill('cron(50 17 * * ? *)');
    await before.getByLabel('MinCapacity').fill('7');
  };

  test('is solved by the form, which the JSON follows', async ({ page }) => {
    await solve(page);
    await expect(json(page)).toHaveValue(/"Schedule": "cron\(50 17 \* \* \? \*\)"/);
    await expect(json(page)).toHaveValue(/"MinCapacity": 7,/);
    await checkButton(page).click();
    await expect(verdict(page)).toContainText(/Meets the goal\. Credit [\d.]+\s%/);
    await expect(verdict(page)).toContainText('Your configuration meets every requirement in all 6 runs.');
    await expect(page.getByRole('heading', { name: 'Every run: 6 of 6 meet the goal' })).toBeVisible();
    await page.getByText('The best configuration known, as AWS JSON').click();
    await expect(page.locator('pre').first()).toContainText('"TargetValue": 580');
  });

  test('is solved by pasted JSON, which the form follows, after a reload in between', async ({ page }) => {
    const text = await json(page).inputValue();
    const edited = text
      .replace('cron(0 18 * * ? *)', 'cron(45 17 * * ? *)')
      .replace('"MinCapacity": 3', '"MinCapacity": 6');
    await json(page).fill(edited);
    const before = group(page, 'ScheduledActions: before-the-evening');
    await expect(before.getByLabel('Schedule')).toHaveValue('cron(45 17 * * ? *)');
    await expect(before.getByText('was 3')).toBeVisible();
    await page.reload();
    await expect(json(page)).toHaveValue(edited);
    await checkButton(page).click();
    await expect(verdict(page)).toContainText('Meets the goal.');
  });

  test('takes what AWS CLI prints, and says what it left out', async ({ page }) => {
    const printed = {
      ScalingPolicies: [
        {
          PolicyARN: 'arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1',
          PolicyName: 'invocations',
          ServiceNamespace: 'sagemaker',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 580,
            PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
          },
          CreationTime: '2026-06-01T08:00:00Z',
        },
      ],
    };
    await json(page).fill(JSON.stringify(printed));
    await expect(page.getByRole('status').filter({ hasText: 'Left out' })).toContainText(
      'PolicyARN, ServiceNamespace, CreationTime',
    );
    await expect(group(page, 'ScalingPolicies: invocations').getByLabel('TargetValue')).toHaveValue('580');
    await expect(json(page)).toHaveValue(/"ScheduledActions"/);
  });

  test('is answered wrongly: the first failing run and its requirement are named', async ({ page }) => {
    await group(page, 'ScalingPolicies: invocations').getByLabel('ScaleInCooldown').fill('3600');
    await checkButton(page).click();
    await expect(verdict(page)).toContainText('Not this configuration. No credit.');
    await expect(verdict(page)).toContainText(
      /Your configuration fails in 6 of 6 runs\. The stated traffic: .* at least 99\s% required/,
    );
  });

  test('has part of the credit where only hidden traffic is too much for it', async ({ page }) => {
    const before = group(page, 'ScheduledActions: before-the-evening');
    await before.getByLabel('MinCapacity').fill('6');
    await checkButton(page).click();
    await expect(verdict(page)).toContainText(/Not quite\. Credit 37\.5\s%/);
    await expect(verdict(page)).toContainText(/Hidden traffic \d: another course/);
  });

  test('is refused by AWS: wrong, with AWS’s own words', async ({ page }) => {
    await group(page, 'ScalableTarget').getByLabel('MaxCapacity').fill('1');
    await checkButton(page).click();
    await expect(verdict(page)).toContainText('Your configuration is refused:');
  });

  test('sends no garbage, names its line, and loses nothing', async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => void (request.url().endsWith('/api/attempts') && sent.push(request.url())));
    const text = await json(page).inputValue();
    await solve(page);
    const solved = await json(page).inputValue();
    const garbage: [string, RegExp][] = [
      ['', /^Line 1: there is no JSON/],
      ['aws application-autoscaling describe-scaling-policies', /^Line 1: aws is no value in JSON/],
      ['\u0000\u{1f600}', /^Line 1: /],
      [text.replace('"MinCapacity": 2,', '"MinCapacity": 2'), /^Line 4: a comma is missing at the end/],
      [text.replace('"MaxCapacity": 20', '"MaxCapacity": twenty'), /^Line 5: twenty is no value in JSON/],
      ['[]', /^Line 1: expected \{ … \} with scaling in it/],
      ['{"scaling": {"Minimum": 3}}', /Minimum|cannot be changed here/],
      ['{"goal": {"require": []}}', /goal cannot be changed here/],
    ];
    for (const [pasted, message] of garbage) {
      await json(page).fill(pasted);
      await expect(problem(page).getByRole('listitem').first()).toHaveText(message);
      await checkButton(page).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Not sent yet.' })).toBeVisible();
      await expect(json(page)).toHaveValue(pasted);
    }
    expect(sent).toEqual([]);
    await json(page).fill(solved);
    await expect(problem(page).getByRole('listitem')).toHaveCount(0);
    await checkButton(page).click();
    await expect(verdict(page)).toContainText('Meets the goal.');
  });

  test('is told by the server what no scenario can be, stays as it was typed, and is not stored', async ({ page }) => {
    const text = await json(page).inputValue();
    await json(page).fill(text.replace('"MinCapacity": 2,', '"MinCapacity": 2,\n      "Minimum": 3,'));
    await checkButton(page).click();
    await expect(page.getByRole('alert').filter({ hasText: /Minimum: .*Nothing was stored/ })).toBeVisible();
    await expect(json(page)).toHaveValue(/"Minimum": 3/);
    await page.reload();
    await expect(json(page)).toHaveValue(/"Minimum": 3/);
    await expect(checkButton(page)).toBeVisible();
  });

  test('starts over, and brings the changes back', async ({ page }) => {
    const shown = await json(page).inputValue();
    await solve(page);
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(json(page)).toHaveValue(shown);
    await page.getByRole('button', { name: 'Bring my changes back' }).click();
    await expect(json(page)).toHaveValue(/"MinCapacity": 7,/);
  });
});
