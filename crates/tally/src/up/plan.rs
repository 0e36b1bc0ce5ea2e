//! What a local network needs before it can start: keys, genesis, configurations and free ports.

use super::{
    Arguments, demo,
    directory::{Directory, FAUCET_FILE, GENESIS_FILE, member_dir},
    economy,
    local_genesis::{FAUCET_COINS, local_genesis},
};
use crate::{
    clock,
    failure::Failure,
    files,
    node::config::{CONFIG_FILE, FaucetConfig, KEYS_FILE, LogFormat, MemberConfig, Peer, write_keys},
    parse::{InputError, duration_ms},
    random,
};
use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    ops::Range,
    path::{Path, PathBuf},
};
use tally_engine::Dealt;
use tally_types::{Parameters, codec::Encode as _, hash::hex};
use tally_wallet::{KeyKind, SecretKey};
use zeroize::Zeroizing;

/// Where members' ports are looked for.
const PORTS: Range<u16> = 30_000..32_768;

/// Deals a network's keys and writes everything it starts from. The genesis comes last (see [`Directory`]).
pub fn create(directory: &Directory, arguments: &Arguments, parameters: Parameters) -> Result<(), Failure> {
    let dealt = tally_engine::deal(arguments.members, None);
    let faucet =
        SecretKey::from_bytes(KeyKind::Ed25519, &random::bytes()).expect("any seed is an Ed25519 key");
    files::write_private(&directory.faucet(), Zeroizing::new(format!("{}\n", *faucet.to_hex())).as_bytes())?;
    let economy = !arguments.empty;
    demo::write_vault(&directory.demo(), economy)?;
    let mut holders = vec![(faucet.address(), FAUCET_COINS)];
    let demo = demo::accounts(economy);
    holders.extend(demo.iter().map(|account| (account.key.address(), account.role.coins())));
    for (index, keys) in dealt.keys.iter().enumerate() {
        let dir = member_dir(directory.root(), index + 1);
        files::make_dir(&dir)?;
        write_keys(&dir.join(KEYS_FILE), keys)?;
    }
    write_configs(directory, &dealt)?;
    let genesis = local_genesis(&dealt, clock::now_ms(), parameters, &holders);
    files::write(&directory.genesis(), &genesis.encode())
}

/// What the network's rules leave open, as the arguments wish it.
pub fn parameters(empty: bool, epoch: Option<&str>) -> Result<Parameters, InputError> {
    let usual = if empty { Parameters::default() } else { economy::parameters() };
    let Some(text) = epoch else { return Ok(usual) };
    let parameters = Parameters { epoch_ms: duration_ms(text)?, ..usual };
    parameters.check().map_err(|_| InputError::Epoch { text: text.to_owned() })?;
    Ok(parameters)
}

fn write_configs(directory: &Directory, dealt: &Dealt) -> Result<(), Failure> {
    let listen = free_addresses(dealt.members.len())?;
    let peers: Vec<_> = dealt
        .members
        .iter()
        .zip(&listen)
        .map(|(key, address)| Peer { key: hex(key), address: *address })
        .collect();
    for (index, address) in listen.iter().enumerate() {
        let config = MemberConfig {
            genesis: Path::new("..").join(GENESIS_FILE),
            keys: PathBuf::from(KEYS_FILE),
            dir: PathBuf::from("."),
            listen: *address,
            api: None,
            index: true,
            page_cache_mib: 32,
            log: LogFormat::Text,
            faucet: None,
            peers: peers.clone(),
        };
        config.write(&member_dir(directory.root(), index + 1).join(CONFIG_FILE))?;
    }
    Ok(())
}

/// Makes sure that every member can serve its API, before anything is written.
pub fn check_apis(directory: &Directory, arguments: &Arguments) -> Result<(), Failure> {
    let count = if directory.has_network() { directory.configs().len() } else { arguments.members as usize };
    for index in 0..count {
        let address = api_address(arguments.api, index)?;
        if !is_free(address) {
            return Err(Failure::AddressInUse { address });
        }
    }
    Ok(())
}

/// Brings the configurations in line with the arguments, and moves members whose ports are taken to free ones.
pub fn refresh(directory: &Directory, arguments: &Arguments) -> Result<Vec<PathBuf>, Failure> {
    let paths = directory.configs();
    let mut configs = paths.iter().map(|path| MemberConfig::read_raw(path)).collect::<Result<Vec<_>, _>>()?;
    let key = Path::new("..").join(FAUCET_FILE);
    for (index, config) in configs.iter_mut().enumerate() {
        config.api = Some(api_address(arguments.api, index)?);
        config.index = !arguments.no_index;
        // Two faucets with one key would take each other's nonces.
        let faucet = FaucetConfig { key: key.clone(), amount: arguments.faucet_amount.clone() };
        config.faucet = (index == 0).then_some(faucet);
    }
    if configs.iter().any(|config| !is_free(config.listen)) {
        move_members(&mut configs)?;
    }
    for (config, path) in configs.iter().zip(&paths) {
        config.write(path)?;
    }
    Ok(paths)
}

/// Gives every member a new port, in its own configuration and in its peers'.
fn move_members(configs: &mut [MemberConfig]) -> Result<(), Failure> {
    let old: Vec<_> = configs.iter().map(|config| config.listen).collect();
    let new = free_addresses(configs.len())?;
    let moved =
        |address: SocketAddr| old.iter().position(|old| *old == address).map_or(address, |place| new[place]);
    for config in configs {
        config.listen = moved(config.listen);
        for peer in &mut config.peers {
            peer.address = moved(peer.address);
        }
    }
    Ok(())
}

/// Where member `index` serves the API: on the ports that follow the first's.
fn api_address(first: SocketAddr, index: usize) -> Result<SocketAddr, Failure> {
    let port = u16::try_from(index).ok().and_then(|index| first.port().checked_add(index));
    let port = port.filter(|port| *port > 0).ok_or(Failure::AddressInUse { address: first })?;
    Ok(SocketAddr::new(first.ip(), port))
}

fn is_free(address: SocketAddr) -> bool {
    TcpListener::bind(address).is_ok()
}

/// Free ports on loopback, of those that systems do not give to connections on their way out: a member's port must still
/// be free when the member starts. They are held until all are chosen, so that they differ.
fn free_addresses(count: usize) -> Result<Vec<SocketAddr>, Failure> {
    let begin = usize::from(u16::from_be_bytes(random::bytes()));
    let ports = (0..PORTS.len()).map(|at| PORTS.start + ((begin + at) % PORTS.len()) as u16);
    let free = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok();
    let listeners: Vec<_> = ports.filter_map(free).take(count).collect();
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let taken = || Failure::AddressInUse { address: any };
    if listeners.len() < count {
        return Err(taken());
    }
    listeners.iter().map(|listener| listener.local_addr().map_err(|_| taken())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_that_moves_is_found_by_its_peers() {
        let listen = free_addresses(2).unwrap();
        let peers: Vec<_> = listen
            .iter()
            .enumerate()
            .map(|(index, address)| Peer { key: index.to_string(), address: *address })
            .collect();
        let mut configs: Vec<_> = listen
            .iter()
            .map(|address| MemberConfig {
                genesis: "genesis".into(),
                keys: "keys".into(),
                dir: ".".into(),
                listen: *address,
                api: None,
                index: true,
                page_cache_mib: 1,
                log: LogFormat::Text,
                faucet: None,
                peers: peers.clone(),
            })
            .collect();
        move_members(&mut configs).unwrap();
        for config in &configs {
            let known: Vec<_> = config.peers.iter().map(|peer| peer.address).collect();
            assert_eq!(known, [configs[0].listen, configs[1].listen]);
        }
    }

    #[test]
    fn an_epoch_lasts_what_was_asked_for_within_the_ledgers_limits() {
        let epoch_ms = |empty, text| parameters(empty, text).map(|parameters| parameters.epoch_ms);
        assert_eq!(epoch_ms(true, None), Ok(Parameters::default().epoch_ms));
        assert_eq!(epoch_ms(false, None), Ok(economy::parameters().epoch_ms));
        assert_eq!((epoch_ms(false, Some("1m")), epoch_ms(true, Some("1w"))), (Ok(60_000), Ok(604_800_000)));
        for text in ["59s", "0m", "8d"] {
            assert_eq!(epoch_ms(false, Some(text)), Err(InputError::Epoch { text: text.into() }));
        }
        assert_eq!(epoch_ms(false, Some("soon")), Err(InputError::Duration { text: "soon".into() }));
    }

    #[test]
    fn members_serve_on_ports_in_a_row() {
        let first = "127.0.0.1:7777".parse().unwrap();
        assert_eq!(api_address(first, 3), Ok("127.0.0.1:7780".parse().unwrap()));
        let last = "127.0.0.1:65535".parse().unwrap();
        assert_eq!(api_address(last, 1), Err(Failure::AddressInUse { address: last }));
    }
}
