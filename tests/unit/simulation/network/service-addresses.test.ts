import { describe, expect, it } from 'vitest';
import type { Network } from '@/lib/contracts/network';
import { parseCidr } from '@/lib/simulation/network/cidr';
import {
  gatewayServices,
  prefixListBlocks,
  serviceBlocks,
  serviceOf,
} from '@/lib/simulation/network/service-addresses';

const block = (text: string) => parseCidr(text);
const s3 = [block('52.216.0.0/15')];
const dynamodb = [block('52.94.0.0/22')];

it.each([
  ['com.amazonaws.us-east-1.s3', 's3'],
  ['com.amazonaws.us-east-1.sagemaker.runtime', 'sagemaker.runtime'],
  ['com.amazonaws.us-east-1.ecr.dkr', 'ecr.dkr'],
  ['cn.com.amazonaws.cn-north-1.sts', 'sts'],
  ['amazonaws.us-east-1.s3', 's3'],
  ['s3', 's3'],
  ['sagemaker.runtime', 'sagemaker.runtime'],
])('reads the service of %s', (name, service) => {
  expect(serviceOf(name)).toBe(service);
});

it('has gateway endpoints for Amazon S3 and DynamoDB', () => {
  expect([...gatewayServices]).toEqual(['s3', 'dynamodb']);
});

describe('the addresses of a service', () => {
  it('are blocks of its own for Amazon S3 and DynamoDB, and another for all else', () => {
    expect(serviceBlocks({}, 's3')).toEqual(s3);
    expect(serviceBlocks({}, 'dynamodb')).toEqual(dynamodb);
    expect(serviceBlocks({}, 'monitoring')).toEqual([block('52.119.192.0/22')]);
    expect(serviceBlocks({}, 'sts')).toEqual(serviceBlocks({}, 'monitoring'));
  });

  it('are those of its prefix list, in rising order', () => {
    const PrefixLists = [
      { PrefixListId: 'pl-0', Cidrs: ['9.9.9.9/32'] },
      { PrefixListId: 'pl-1', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['54.231.0.0/16', '3.5.0.0/19'] },
      { PrefixListId: 'pl-2', PrefixListName: 'com.amazonaws.us-east-1.dynamodb', Cidrs: ['nonsense'] },
    ];
    expect(serviceBlocks({ PrefixLists }, 's3')).toEqual([block('3.5.0.0/19'), block('54.231.0.0/16')]);
    expect(serviceBlocks({ PrefixLists }, 'dynamodb')).toEqual(dynamodb);
  });
});

describe('the blocks of a prefix list', () => {
  const VpcEndpoints: Network['VpcEndpoints'] = [
    { VpcEndpointId: 'vpce-s3', ServiceName: 'com.amazonaws.us-east-1.s3' },
    { VpcEndpointId: 'vpce-ddb', ServiceName: 'com.amazonaws.us-east-1.dynamodb' },
  ];
  const tied: Network = {
    VpcEndpoints,
    RouteTables: [
      { RouteTableId: 'rtb-0' },
      {
        RouteTableId: 'rtb-1',
        Routes: [
          { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vpce-s3' },
          { DestinationPrefixListId: 'pl-ddb', GatewayId: 'vpce-ddb' },
          { DestinationPrefixListId: 'pl-far', TransitGatewayId: 'tgw-1' },
        ],
      },
    ],
  };

  it('are those that are described', () => {
    const PrefixLists = [
      { PrefixListId: 'pl-other', Cidrs: ['10.1.0.0/16'] },
      { PrefixListId: 'pl-own', Cidrs: ['10.2.0.0/16', '10.3.0.0/16'] },
    ];
    expect(prefixListBlocks({ ...tied, PrefixLists }, 'pl-own')).toEqual([block('10.2.0.0/16'), block('10.3.0.0/16')]);
  });

  it('are those of the endpoint to which a route ties it', () => {
    expect(prefixListBlocks(tied, 'pl-ddb')).toEqual(dynamodb);
  });

  it('are those of Amazon S3 where nothing says what the list is', () => {
    expect(prefixListBlocks(tied, 'pl-63a5400a')).toEqual(s3);
    expect(prefixListBlocks(tied, 'pl-far')).toEqual(s3);
    expect(prefixListBlocks({}, 'pl-63a5400a')).toEqual(s3);
  });

  it('are none where lists are described and this one is not', () => {
    expect(prefixListBlocks({ PrefixLists: [] }, 'pl-63a5400a')).toEqual([]);
  });
});
