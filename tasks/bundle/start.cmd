@echo off
rem Jianheng: installs into venv\ of this folder, without a network, then opens the workbench.
rem Usage: start.cmd [workspace] [options of "jianheng serve"]
setlocal
chcp 65001 >nul
set "PYTHONUTF8=1"
set "here=%~dp0"
set "venv=%here%venv"
set /p pythons=<"%here%pythons.txt"

fc /b "%here%lock.txt" "%venv%\installed.txt" >nul 2>nul && goto open

set "found="
if defined PYTHON set "found=%PYTHON%"
if not defined found for %%v in (%pythons%) do if not defined found py -%%v -c "import ensurepip, venv" >nul 2>nul && set "found=py -%%v"
if not defined found for %%v in (%pythons%) do if not defined found python -c "import sys, ensurepip, venv; sys.exit('%%d.%%d' %% sys.version_info[:2] != '%%v')" >nul 2>nul && set "found=python"
if not defined found (
  echo 检衡：没有找到可用的 Python，需要其中之一：%pythons%。请先安装（64 位），再运行一次。
  echo Jianheng: found no Python of %pythons%. Install one, 64 bit, then run this again.
  pause
  exit /b 1
)

echo 检衡：安装到 %venv% … Jianheng: installing
if exist "%venv%" rmdir /s /q "%venv%"
%found% -m venv "%venv%" || goto failed
"%venv%\Scripts\python" -m pip --isolated --disable-pip-version-check --no-input --quiet install --no-index --find-links "%here%wheels" --only-binary :all: --no-deps --require-hashes --requirement "%here%lock.txt" || goto failed
"%venv%\Scripts\python" -m pip --isolated --disable-pip-version-check check || goto failed
copy /y "%here%lock.txt" "%venv%\installed.txt" >nul

:open
set "workspace=%here%workspace"
if "%~1"=="" goto named
set "first=%~1"
if "%first:~0,1%"=="-" goto named
set "workspace=%~f1"
shift
:named
set "options="
:more
if "%~1"=="" goto serve
set "options=%options% %1"
shift
goto more
:serve
if not exist "%workspace%\jianheng.toml" "%venv%\Scripts\jianheng" new "%workspace%" || goto failed
"%venv%\Scripts\jianheng" serve "%workspace%" %options%
exit /b %errorlevel%

:failed
echo 检衡：没有完成，见上面的说明。 Jianheng: not finished, see above.
pause
exit /b 1
