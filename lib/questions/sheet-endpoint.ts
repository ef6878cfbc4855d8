import type { SheetRow } from '@/lib/contracts/public-question';
import type { Endpoint, Model, Scenario } from '@/lib/contracts/scenario';
import { compileInstancePool } from '@/lib/aws/compile/instance-pool';
import { gpusOf } from '@/lib/aws/instance-types';
import { variantsOf } from '@/lib/aws/rules/endpoint';
import { counted, milliseconds } from '@/lib/grading/words';
import { secondsInWords, sheetRow } from './sheet-row';

const typeWords = {
  'real-time': 'real-time',
  serverless: 'serverless',
  asynchronous: 'asynchronous',
  'inference-component': 'real-time with inference components',
} as const;

export function endpointRows({ endpoint }: Scenario): SheetRow[] {
  if (!endpoint) return [];
  const rows = [sheetRow('Type', typeWords[endpoint.type], 'How SageMaker serves the model.')];
  if (endpoint.capacity === 'spot') rows.push(sheetRow('Capacity', 'Spot', 'The purchasing option that is asked for.'));
  const variants = variantsOf(endpoint);
  for (const { variant } of variants) {
    const prefix = variants.length > 1 ? `${variant.VariantName ?? 'AllTraffic'}: ` : '';
    if (variant.InstanceType) {
      rows.push(
        sheetRow(
          `${prefix}InstanceType`,
          variant.InstanceType,
          'The instance type behind the production variant.',
          true,
        ),
      );
    }
    if (variant.InitialInstanceCount !== undefined) {
      const why =
        endpoint.type === 'inference-component'
          ? 'Instances at creation. With ManagedInstanceScaling the scenario begins with as many as the copies need.'
          : 'Instances in service when the scenario begins, moved inside MinCapacity and MaxCapacity.';
      rows.push(sheetRow(`${prefix}InitialInstanceCount`, String(variant.InitialInstanceCount), why));
    }
    if (variant.RoutingConfig) {
      const why = 'How a request finds its instance: to a random one, or to the one with the fewest open requests.';
      rows.push(sheetRow(`${prefix}Routing`, variant.RoutingConfig.RoutingStrategy, why, true));
    }
    if (variants.length > 1) {
      const why = 'Share of the traffic: the weight divided by the sum of all weights.';
      rows.push(sheetRow(`${prefix}Weight`, String(variant.InitialVariantWeight ?? 1), why));
    }
    if (variant.ServerlessConfig) rows.push(...serverlessRows(variant.ServerlessConfig));
  }
  return [...rows, ...componentRows(endpoint)];
}

function componentRows(endpoint: Endpoint): SheetRow[] {
  const pool = compileInstancePool(endpoint);
  if (!pool) return [];
  const { minInstances: least, maxInstances: most } = pool;
  const range = least === most ? `${least} instances, fixed` : `${least} to ${most} instances`;
  const rows = [
    sheetRow('ManagedInstanceScaling', range, 'SageMaker adds and releases instances as the copies need them.'),
  ];
  for (const { InferenceComponentName: name, CopyCount, copiesPerInstance, model } of endpoint.InferenceComponents ??
    []) {
    const value = `${CopyCount ?? 1} copies, ${copiesPerInstance} fit on an instance`;
    rows.push(sheetRow(name, value, 'An inference component: a model with copies of its own.'));
    if (model?.maxRps !== undefined) {
      const why = 'What a load test of one copy found at saturation.';
      rows.push(sheetRow(`${name}: throughput`, `${model.maxRps} requests a second`, why));
    }
    if (model?.slots !== undefined) {
      rows.push(
        sheetRow(`${name}: at once`, `${model.slots} requests`, 'Requests that one copy serves at the same time.'),
      );
    }
    if (model?.timeoutSeconds !== undefined) {
      const why = 'A request that would wait longer than this is lost.';
      rows.push(sheetRow(`${name}: time-out`, secondsInWords(model.timeoutSeconds), why));
    }
    if (model?.startup) rows.push({ ...startupRow(model.startup, false), name: `${name}: start-up` });
  }
  return rows;
}

type ServerlessConfig = { MemorySizeInMB: number; MaxConcurrency: number; ProvisionedConcurrency?: number | undefined };

function serverlessRows({ MemorySizeInMB, MaxConcurrency, ProvisionedConcurrency }: ServerlessConfig): SheetRow[] {
  const rows = [
    sheetRow('MemorySizeInMB', String(MemorySizeInMB), 'Memory of one environment; vCPUs and the price follow it.'),
    sheetRow('MaxConcurrency', String(MaxConcurrency), 'Requests at a time; more are throttled.'),
  ];
  if (ProvisionedConcurrency !== undefined) {
    rows.push(sheetRow('ProvisionedConcurrency', String(ProvisionedConcurrency), 'Environments that are kept warm.'));
  }
  return rows;
}

export function modelRows({ model, endpoint }: Scenario, open: readonly string[]): SheetRow[] {
  if (!model || !endpoint) return [];
  const serverless = endpoint.type === 'serverless';
  const service = Math.round(((serverless ? 1 : model.slots) / model.maxRps) * 1000);
  const rows = [
    sheetRow('Throughput', `${model.maxRps} requests a second`, 'What a load test of one found at saturation.'),
    sheetRow('Service time', milliseconds(service), 'Time a request takes once it is being served.'),
  ];
  if (!serverless) {
    rows.push(
      sheetRow(
        'At once',
        counted(model.slots, 'requests'),
        'Requests that one instance serves at the same time; others wait.',
      ),
    );
  }
  if (endpoint.type !== 'asynchronous') {
    rows.push(
      sheetRow('Time-out', secondsInWords(model.timeoutSeconds), 'A request that would wait longer than this is lost.'),
    );
  }
  const most = endpoint.AsyncInferenceConfig?.ClientConfig?.MaxConcurrentInvocationsPerInstance;
  if (most !== undefined) {
    rows.push(
      sheetRow(
        'MaxConcurrentInvocationsPerInstance',
        String(most),
        'Requests that SageMaker sends to one instance at a time.',
      ),
    );
  }
  if (!open.some((item) => item === 'startup' || item.startsWith('model.startup')))
    rows.push(startupRow(model.startup, serverless));
  if (serverless) {
    const why = 'An environment without requests is dropped after this time.';
    rows.push(sheetRow('Kept warm', secondsInWords(model.idleSeconds), why));
  } else rows.push(...saturationRows(model, endpoint));
  if (model.customMetric) {
    const { Namespace, MetricName, follows } = model.customMetric;
    const what = follows === 'cpu' ? 'its CPU utilization' : 'its requests in flight';
    const why = `A metric of your own that the container pushes with PutMetricData: ${what}.`;
    rows.push(sheetRow('Custom metric', `${Namespace} ${MetricName}`, why, true));
  }
  return rows;
}

type Startup = { launchSeconds: number; downloadSeconds: number; loadSeconds: number };

function startupRow({ launchSeconds, downloadSeconds, loadSeconds }: Startup, serverless: boolean): SheetRow {
  const loading = `model download ${secondsInWords(downloadSeconds)}, model load ${secondsInWords(loadSeconds)}`;
  if (serverless) {
    const value = `${secondsInWords(downloadSeconds + loadSeconds)} (${loading})`;
    return sheetRow('Cold start', value, 'A request that finds no free environment waits this long for a new one.');
  }
  const value = `${secondsInWords(launchSeconds + downloadSeconds + loadSeconds)} (launch ${secondsInWords(launchSeconds)}, ${loading})`;
  return sheetRow('Start-up', value, 'From the decision to scale out until the new instance serves.');
}

/** How busy the processors of one instance are when it is saturated. */
function saturationRows(model: Model, endpoint: Endpoint): SheetRow[] {
  const types = variantsOf(endpoint).map(({ variant }) => variant.InstanceType);
  const why = 'At the throughput above, of the whole instance: 0 to 100 %.';
  const cpu = sheetRow('CPU at saturation', `${model.cpuPercentAtMaxRps} %`, why);
  if (!types.some((type) => gpusOf(type) > 0)) return [cpu];
  return [cpu, sheetRow('GPU at saturation', `${model.gpuPercentAtMaxRps} %`, why)];
}
